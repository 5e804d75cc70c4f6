using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Opens connections to one database, and tells in one line why one could not be opened.</summary>
internal sealed class ServerAccess
{
    private readonly SqlConnectionStringBuilder settings;

    /// <exception cref="AddressException">An option is unknown or has a value that it cannot have.</exception>
    public ServerAccess(DatabaseAddress address, bool isSource)
    {
        settings = ConnectionSettings.Of(address, isSource);
        Isolation = address.Options.FirstOrDefault(option =>
            option.Key.Equals(ConnectionSettings.IsolationOption, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>The isolation that the address asks for; null for the best that there is.</summary>
    public string? Isolation { get; }

    /// <summary>Database and server for people, without the password.</summary>
    public string Place
    {
        get
        {
            var database = settings.InitialCatalog.Length > 0 ? $"database {settings.InitialCatalog}" : "the default database";
            var user = settings.UserID.Length > 0 ? $"user {settings.UserID}" : "user of the operating system";
            return $"{database} on SQL Server at {settings.DataSource}, {user}";
        }
    }

    /// <summary>Opens a connection and makes its settings.</summary>
    /// <param name="setup">Statements to carry out on it before it is handed out, each a batch.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="ConnectionException">It cannot be opened.</exception>
    public async Task<SqlConnection> OpenAsync(IEnumerable<string> setup, CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            foreach (var statement in setup)
            {
                await using var command = new SqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return connection;
        }
        catch (Exception exception)
            when (exception is SqlException or SocketException or InvalidOperationException
                or NotSupportedException or PlatformNotSupportedException)
        {
            await connection.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw Explain(exception);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The exception for people that a driver's exception stands for.</summary>
    public ConnectionException Explain(Exception exception)
    {
        var (reason, isTransient) = LoginErrors.Explain(exception);
        return new ConnectionException($"Cannot use {Place}. {reason}", isTransient, exception);
    }
}
