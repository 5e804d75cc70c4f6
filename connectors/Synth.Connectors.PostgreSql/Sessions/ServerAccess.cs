using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>Opens connections to one database, and tells in one line why one could not be opened.</summary>
internal sealed class ServerAccess
{
    // What libpq calls differently than Npgsql; URLs are mostly written for libpq.
    private static readonly Dictionary<string, string> LibpqNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["channel_binding"] = "Channel Binding",
        ["keepalives_idle"] = "Tcp Keepalive Time",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    private readonly string connectionString;
    private readonly NpgsqlConnectionStringBuilder settings;

    /// <exception cref="ConnectionException">An option is unknown or has a value that it cannot have.</exception>
    public ServerAccess(DatabaseAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        settings = Describe(address);
        connectionString = settings.ConnectionString;
    }

    /// <summary>Database and server for people, without the password.</summary>
    public string Place => string.Create(
        CultureInfo.InvariantCulture,
        $"database {settings.Database ?? settings.Username} on PostgreSQL at {settings.Host}:{settings.Port}, user {UserName}");

    private string UserName => settings.Username ?? "(of the operating system)";

    /// <summary>Opens a connection and makes its settings.</summary>
    /// <param name="setup">Statements to carry out on it before it is handed out.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="ConnectionException">It cannot be opened.</exception>
    public async Task<NpgsqlConnection> OpenAsync(string setup, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(setup, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (Exception exception) when (
            exception is NpgsqlException or SocketException or TimeoutException or IOException or NotSupportedException)
        {
            await connection.DisposeAsync();
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
        var (reason, isTransient) = exception switch
        {
            PostgresException error => ExplainRefusal(error),
            _ when FindSocketError(exception) is { } error => ExplainSocket(error),
            TimeoutException or NpgsqlException { InnerException: TimeoutException } =>
                ("The server did not answer in time. Check host and port, and firewalls between.", true),
            NpgsqlException error when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                ("The server asks for a password and none was given. Put it into the address or into PGPASSWORD.", false),
            NpgsqlException error => ($"The connection failed: {error.Message}", error.IsTransient),
            _ => ($"The connection failed: {exception.Message}", false),
        };
        return new ConnectionException($"Cannot use {Place}. {reason}", isTransient, exception);
    }

    private static (string Reason, bool IsTransient) ExplainRefusal(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword =>
            ("The password is wrong. Put the right one into the address, or into a variable or file that the run is given.", false),
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("The server refuses the login of this user (role missing, or not allowed by pg_hba.conf). "
                + "Check its name, and what pg_hba.conf says of it and of this host.", false),
        PostgresErrorCodes.InvalidCatalogName => ("The database does not exist. Check its name, or create it first.", false),
        PostgresErrorCodes.InsufficientPrivilege => ($"The user lacks a privilege: {error.MessageText}.", false),
        PostgresErrorCodes.TooManyConnections =>
            ("The server has no connection left. Try again when others have ended, or raise max_connections.", true),
        PostgresErrorCodes.CannotConnectNow => ("The server is starting up or shutting down.", true),
        _ => ($"The server answered {error.SqlState}: {error.MessageText}.", error.IsTransient),
    };

    private static (string Reason, bool IsTransient) ExplainSocket(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => ("The host is unknown. Check its name.", false),
        SocketError.TryAgain => ("The host's name cannot be looked up. Check it, and that a name server answers.", true),
        SocketError.ConnectionRefused =>
            ("Nothing listens there, or a firewall refuses the connection. Check host and port, and that the server runs.", true),
        SocketError.TimedOut => ("The host did not answer in time. Check host and port, and firewalls between.", true),
        _ => ($"The host cannot be reached ({error.SocketErrorCode}).", true),
    };

    private static SocketException? FindSocketError(Exception? exception)
    {
        while (exception is not null and not SocketException)
        {
            exception = exception is AggregateException { InnerExceptions: [var first, ..] } ? first : exception.InnerException;
        }

        return (SocketException?)exception;
    }

    private static NpgsqlConnectionStringBuilder Describe(DatabaseAddress address)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host ?? "localhost",
            ApplicationName = "synth",
            CommandTimeout = 0,
        };
        foreach (var (name, value) in address.Options)
        {
            SetOption(builder, name, value);
        }

        builder.Port = address.Port ?? builder.Port;
        builder.Username = address.User ?? builder.Username;
        builder.Password = address.Password ?? builder.Password;
        builder.Database = address.Database ?? builder.Database;

        // Sessions hold their connections for the whole run, with settings and transactions of their own.
        builder.Pooling = false;
        builder.Enlist = false;
        return builder;
    }

    private static void SetOption(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        var key = LibpqNames.GetValueOrDefault(name, name);
        var isMode = key.Replace(" ", "", StringComparison.Ordinal).Equals("sslmode", StringComparison.OrdinalIgnoreCase);
        try
        {
            builder[key] = isMode ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new AddressException($"The PostgreSQL address has an option {name} that is unknown or whose value is not allowed.");
        }
    }
}
