using System.Globalization;
using Microsoft.Data.SqlClient;
using Synth.Connectors;
using Xunit;

namespace Synth.Testing;

/// <summary>
/// A SQL Server for tests: the one that <c>SYNTH_TEST_SQLSERVER</c> names. There is none that a machine could be given by its package
/// manager alone, so that without the variable the tests that need one are skipped, in CI too.
/// </summary>
public sealed class SqlServerServer
{
    /// <summary>The variable with the URL of a server, whose login may create databases.</summary>
    public const string Variable = "SYNTH_TEST_SQLSERVER";

    private readonly DatabaseAddress administration;
    private int databaseCount;

    private SqlServerServer(DatabaseAddress administration) => this.administration = administration;

    /// <summary>Finds the server; skips the test that asks where there is none.</summary>
    public static SqlServerServer Find()
    {
        var url = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(url), $"No SQL Server: {Variable} is not set.");
        return new SqlServerServer(DatabaseAddressParser.Parse(url!));
    }

    /// <summary>Creates an empty database with a name that no other has, which allows snapshots where the server has them.</summary>
    public async Task<DatabaseAddress> CreateDatabaseAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"synth_test_{Environment.ProcessId}_{Interlocked.Increment(ref databaseCount)}");
        await TryAsync($"DROP DATABASE [{name}]");
        await ExecuteAsync(administration, [$"CREATE DATABASE [{name}]"]);
        await TryAsync($"ALTER DATABASE [{name}] SET ALLOW_SNAPSHOT_ISOLATION ON");
        return administration with { Database = name };
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public async Task DropDatabaseAsync(DatabaseAddress address)
    {
        await TryAsync($"ALTER DATABASE [{address.Database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        await TryAsync($"DROP DATABASE [{address.Database}]");
    }

    /// <summary>Carries out batches in a database, one after the other.</summary>
    public static async Task ExecuteAsync(DatabaseAddress address, IEnumerable<string> batches)
    {
        await using var connection = await OpenAsync(address);
        foreach (var batch in batches)
        {
            await using var command = new SqlCommand(batch, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The first column of what a query returns, as text.</summary>
    public static async Task<IReadOnlyList<string>> QueryAsync(DatabaseAddress address, string sql)
    {
        await using var connection = await OpenAsync(address);
        await using var command = new SqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    private async Task TryAsync(string statement)
    {
        try
        {
            await ExecuteAsync(administration, [statement]);
        }
        catch (SqlException)
        {
            // The database may not be there, or the server may not know the statement; what needs it will say so.
        }
    }

    private static async Task<SqlConnection> OpenAsync(DatabaseAddress address)
    {
        var settings = new SqlConnectionStringBuilder { Pooling = false, InitialCatalog = address.Database ?? "master" };
        foreach (var (name, value) in address.Options)
        {
            settings[name] = value;
        }

        settings.DataSource = address.Port is { } port
            ? string.Create(CultureInfo.InvariantCulture, $"{address.Host},{port}")
            : address.Host;
        if (address.User is { } user)
        {
            settings.UserID = user;
            settings.Password = address.Password ?? Environment.GetEnvironmentVariable("MSSQL_PWD") ?? "";
        }
        else
        {
            settings.IntegratedSecurity = true;
        }

        var connection = new SqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
