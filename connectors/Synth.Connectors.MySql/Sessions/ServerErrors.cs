using System.Net.Sockets;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>Tells in one line what an exception of the driver means.</summary>
internal static class ServerErrors
{
    private static readonly HashSet<MySqlErrorCode> Privileges =
    [
        MySqlErrorCode.TableAccessDenied, MySqlErrorCode.ColumnAccessDenied, MySqlErrorCode.DatabaseAccessDenied,
        MySqlErrorCode.AccessDenied, (MySqlErrorCode)SpecificAccessDenied, (MySqlErrorCode)RoutineAccessDenied,
    ];

    // Numbers of servers that the driver does not name.
    private const int SpecificAccessDenied = 1227;
    private const int RoutineAccessDenied = 1370;

    private const string NothingListens =
        "Nothing listens there, or a firewall refuses the connection. Check host and port, and that the server runs.";

    private const int ConnectionKilled = 1927;
    private const int MaxStatementTime = 1969;

    /// <summary>Whether the server answered with an error and the connection goes on, rather than the connection having broken.</summary>
    public static bool IsAnswer(Exception exception) =>
        exception is MySqlException { SqlState.Length: > 0 } error && error.Number != ConnectionKilled
        && error.ErrorCode
            is not (MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ServerShutdown or MySqlErrorCode.CommandTimeoutExpired);

    /// <summary>Whether the user lacks a privilege.</summary>
    public static bool IsMissingPrivilege(MySqlException exception) => Privileges.Contains(exception.ErrorCode);

    /// <summary>Why a connection failed, and whether it may succeed a little later.</summary>
    public static (string Reason, bool IsTransient) Describe(Exception exception) => exception switch
    {
        MySqlException error when Refusal(error) is { } refusal => refusal,
        _ when FindSocketError(exception) is { } error => DescribeSocket(error),
        MySqlException { ErrorCode: MySqlErrorCode.CommandTimeoutExpired } or TimeoutException =>
            ("The server did not answer in time. Check host and port, and firewalls between.", true),
        _ when IsWithoutReason(exception) => (NothingListens, true),
        MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost } error => (Reason(error.Message), error.IsTransient),
        MySqlException error => ($"The server answered {error.Number}: {Reason(error.Message)}", error.IsTransient),
        _ => ($"The connection failed: {Reason(exception.Message)}", false),
    };

    /// <summary>Whether the driver tried every address of the host, if it has any, and kept no reason.</summary>
    public static bool IsWithoutReason(Exception exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost, InnerException: null }
        && exception.Message.StartsWith("Unable to connect to any", StringComparison.Ordinal);

    private static (string Reason, bool IsTransient)? Refusal(MySqlException error) => error.ErrorCode switch
    {
        MySqlErrorCode.AccessDenied => ("The user or the password is wrong, or the user may not log in from here. "
            + "Check both, and from which hosts the user is let in.", false),
        MySqlErrorCode.DatabaseAccessDenied => ("The user has no privilege on the database, or it does not exist. "
            + "Check its name; synth doctor says which GRANT is missing.", false),
        MySqlErrorCode.UnknownDatabase => ("The database does not exist. Check its name, or create it first.", false),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections => (
            "The server has no connection left. Try again when others have ended, or raise max_connections.", true),
        MySqlErrorCode.ServerShutdown => ("The server is shutting down.", true),
        _ when error.Number is ConnectionKilled or MaxStatementTime => ("The server ended the connection or the statement.", true),
        _ when IsMissingPrivilege(error) => ($"The user lacks a privilege: {Reason(error.Message)}", false),
        _ => null,
    };

    private static (string Reason, bool IsTransient) DescribeSocket(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => ("The host is unknown. Check its name.", false),
        SocketError.TryAgain => ("The host's name cannot be looked up. Check it, and that a name server answers.", true),
        SocketError.ConnectionRefused => (NothingListens, true),
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

    private static string Reason(string message) => $"{message.ReplaceLineEndings(" ").TrimEnd('.')}.";
}
