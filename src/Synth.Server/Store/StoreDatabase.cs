using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Server.Store;

/// <summary>The daemon's own database, with schedules and history: where it is and how to open it.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Factory">The engine's driver.</param>
/// <param name="ConnectionString">How to connect; holds the password.</param>
internal sealed record StoreDatabase(StoreEngine Engine, DbProviderFactory Factory, string ConnectionString)
{
    /// <summary>Whether several nodes may share it.</summary>
    public bool IsShared => Engine != StoreEngine.Sqlite;

    /// <summary>The store at an address.</summary>
    /// <exception cref="ConfigurationException">Its engine cannot hold one.</exception>
    public static StoreDatabase At(DatabaseAddress address) => address.Scheme switch
    {
        "sqlite" => new(StoreEngine.Sqlite, SqliteFactory.Instance, SqliteOf(address)),
        "postgres" or "postgresql" => new(StoreEngine.PostgreSql, NpgsqlFactory.Instance, PostgreSqlOf(address)),
        "sqlserver" or "mssql" => new(StoreEngine.SqlServer, SqlClientFactory.Instance, SqlServerOf(address)),
        _ => throw new ConfigurationException(
            $"The store cannot be {address.Scheme}:. Take sqlite:path for one node, postgres://… or sqlserver://… for several."),
    };

    /// <summary>Opens a connection; the caller disposes of it.</summary>
    /// <exception cref="ConnectionException">It cannot be opened.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = Factory.CreateConnection()!;
        try
        {
            connection.ConnectionString = ConnectionString;
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (Exception exception) when (exception is DbException or SocketException or TimeoutException)
        {
            await connection.DisposeAsync();
            throw new ConnectionException(
                $"The job store cannot be opened: {exception.Message.TrimEnd('.')}. "
                + "Check store: in the configuration, its login and its server.",
                isTransient: true,
                exception);
        }
    }

    private static string SqliteOf(DatabaseAddress address) =>
        // A write waits for another rather than failing.
        new SqliteConnectionStringBuilder { DataSource = address.Database, DefaultTimeout = 30, ForeignKeys = true }.ToString();

    private static string PostgreSqlOf(DatabaseAddress address)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host ?? "localhost",
            Port = address.Port ?? 5432,
            Database = address.Database,
            Username = address.User,
            Password = address.Password,
            ApplicationName = "synth serve",
        };
        return Complete(builder, address);
    }

    private static string SqlServerOf(DatabaseAddress address)
    {
        var port = address.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $",{number}") : "";
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = (address.Host ?? "localhost") + port,
            InitialCatalog = address.Database ?? "",
            ApplicationName = "synth serve",
            IntegratedSecurity = address.User is null,
        };
        if (address.User is not null)
        {
            builder.UserID = address.User;
            builder.Password = address.Password ?? "";
        }

        return Complete(builder, address);
    }

    private static string Complete(DbConnectionStringBuilder builder, DatabaseAddress address)
    {
        foreach (var (name, value) in address.Options)
        {
            try
            {
                builder[name] = value;
            }
            catch (ArgumentException)
            {
                throw new ConfigurationException($"The store's address has a setting {name} that its driver does not know.");
            }
        }

        return builder.ConnectionString;
    }
}
