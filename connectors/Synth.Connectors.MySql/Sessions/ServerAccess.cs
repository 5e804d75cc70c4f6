using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>Opens connections to one database, and tells in one line why one could not be opened.</summary>
internal sealed class ServerAccess
{
    // What the client programs and libraries of MySQL call differently than the driver.
    private static readonly Dictionary<string, string> ClientNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ssl-mode"] = "SSL Mode",
        ["ssl-ca"] = "SSL CA",
        ["ssl-cert"] = "SSL Cert",
        ["ssl-key"] = "SSL Key",
        ["connect_timeout"] = "Connection Timeout",
        ["connect-timeout"] = "Connection Timeout",
        ["get-server-public-key"] = "Allow Public Key Retrieval",
    };

    private readonly MySqlConnectionStringBuilder settings;

    /// <exception cref="AddressException">An option is unknown or has a value that it cannot have, or no database is named.</exception>
    public ServerAccess(DatabaseAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        settings = Describe(address);
        if (settings.Database.Length == 0)
        {
            throw new AddressException(
                $"The {address.Scheme} address names no database. Write {address.Scheme}://user@host:port/database.");
        }
    }

    private ServerAccess(MySqlConnectionStringBuilder other, string database) =>
        settings = new MySqlConnectionStringBuilder(other.ConnectionString) { Database = database };

    /// <summary>Database and server for people, without the password.</summary>
    public string Place => string.Create(
        CultureInfo.InvariantCulture,
        $"database {settings.Database} on MySQL or MariaDB at {settings.Server}:{settings.Port}, user {settings.UserID}");

    /// <summary>The database's name as the address spells it.</summary>
    public string Database => settings.Database;

    /// <summary>Access to another database of the same server.</summary>
    public ServerAccess For(string database) => new(settings, database);

    /// <summary>Opens a connection and makes its settings.</summary>
    /// <param name="setup">Statements to carry out on it before it is handed out, given the server's features.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="ConnectionException">It cannot be opened.</exception>
    public async Task<MySqlConnection> OpenAsync(Func<ServerVersion, string> setup, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new MySqlCommand(setup(ServerVersion.Parse(connection.ServerVersion)), connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (Exception exception) when (
            exception is MySqlException or SocketException or TimeoutException or IOException or InvalidOperationException)
        {
            await connection.DisposeAsync();
            throw Explain(await FindLookupErrorAsync(exception, cancellationToken) ?? exception);
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
        var (reason, isTransient) = ServerErrors.Describe(exception);
        return new ConnectionException($"Cannot use {Place}. {reason}", isTransient, exception);
    }

    // The driver says the same of a host that refuses and of one that does not exist.
    private async Task<SocketException?> FindLookupErrorAsync(Exception exception, CancellationToken cancellationToken)
    {
        if (!ServerErrors.IsWithoutReason(exception))
        {
            return null;
        }

        try
        {
            _ = await Dns.GetHostAddressesAsync(settings.Server, cancellationToken);
            return null;
        }
        catch (SocketException lookup)
        {
            return lookup;
        }
    }

    private static MySqlConnectionStringBuilder Describe(DatabaseAddress address)
    {
        var builder = new MySqlConnectionStringBuilder { Server = "localhost", ApplicationName = "synth" };
        foreach (var (name, value) in address.Options)
        {
            SetOption(builder, name, value);
        }

        builder.Server = address.Host ?? builder.Server;
        builder.Port = (uint?)address.Port ?? builder.Port;
        builder.UserID = address.User ?? (builder.UserID.Length > 0 ? builder.UserID : "root");
        builder.Password = address.Password ?? builder.Password;
        builder.Database = address.Database ?? builder.Database;

        // Sessions hold their connections for the whole run, with settings and transactions of their own.
        builder.Pooling = false;
        builder.AutoEnlist = false;
        builder.DefaultCommandTimeout = 0;

        // Rows are sent by LOAD DATA LOCAL from memory; the driver never opens a file that a server asks for.
        builder.AllowLoadLocalInfile = true;

        // Bodies of routines hold variables with an @, which are no parameters.
        builder.AllowUserVariables = true;
        builder.TreatTinyAsBoolean = false;
        return builder;
    }

    // The client programs write VERIFY_IDENTITY for what the driver calls VerifyFull.
    private static string ModeOf(string value) => value
        .Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal)
        .Replace("Identity", "Full", StringComparison.OrdinalIgnoreCase);

    private static void SetOption(MySqlConnectionStringBuilder builder, string name, string value)
    {
        var key = ClientNames.GetValueOrDefault(name, name);
        var isMode = key.Replace(" ", "", StringComparison.Ordinal).Equals("sslmode", StringComparison.OrdinalIgnoreCase);
        try
        {
            builder[key] = isMode ? ModeOf(value) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new AddressException($"The MySQL address has an option {name} that is unknown or whose value is not allowed.");
        }
    }
}
