using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Says why a database cannot be used. Pure.</summary>
internal static class LoginErrors
{
    // The driver's number for a server that cannot encrypt what the client wants encrypted.
    private const int NoEncryption = 20;

    private const string UntrustedCertificate =
        "The server's certificate is not trusted, or is of another name. Install its authority, or name its file by ServerCertificate=file."
        + " Where the way to it is safe, add TrustServerCertificate=true (which Encrypt=Strict does not take) or Encrypt=false.";

    /// <summary>The reason for people, with what to do, and whether the same may work a little later.</summary>
    public static (string Reason, bool IsTransient) Explain(Exception exception) => exception switch
    {
        _ when Find<AuthenticationException>(exception) is { } refusal => ExplainHandshake(refusal),
        SqlException error when Find<SocketException>(error) is { } socket => ExplainSocket(socket),
        SqlException error => ExplainNumber(error.Number, error.Message, error.IsTransient),
        _ when Find<SocketException>(exception) is { } socket => ExplainSocket(socket),
        InvalidOperationException => ("The connection broke.", true),
        _ => ($"The connection failed: {exception.Message}", false),
    };

    /// <summary>The reason that an error number of the server or of the driver stands for.</summary>
    internal static (string Reason, bool IsTransient) ExplainNumber(int number, string message, bool isTransient) => number switch
    {
        18456 => ("The server refuses the login: the user is unknown, or the password is wrong or missing. Put it into the address or "
            + "into MSSQL_PWD.", false),
        18452 => ("The server does not take the operating system's identity. Name a user in the address.", false),
        18486 or 18487 or 18488 => ("The login is locked, or its password has expired.", false),
        4060 => ("The database does not exist, or the login may not open it. Check its name, or create it first.", false),
        916 or 229 or 230 or 262 or 300 or 297 or 2760 => ($"The user lacks a privilege: {message}", false),
        40613 or 40197 or 40501 or 49918 or 49919 or 49920 or 10928 or 10929 => ("The service is busy or moving the database.", true),
        40615 => ("The firewall of the service does not let this address in.", false),
        1205 => ("The server chose the session as a deadlock's victim.", true),
        -2 or 258 => ("The server did not answer in time. Check host and port, and firewalls between.", true),
        -1 or 2 or 53 or 26 => ("The server was not found, or nothing listens there. Check host and port, and that the server runs.", true),
        NoEncryption => ("The server has no encryption. Add Encrypt=false to the address where the way to it is safe.", false),
        _ when message.Contains("certificate", StringComparison.OrdinalIgnoreCase) => (UntrustedCertificate, false),
        _ => (string.Create(CultureInfo.InvariantCulture, $"The server answered error {number}: {message}"), isTransient),
    };

    private static (string Reason, bool IsTransient) ExplainSocket(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => ("The host is unknown. Check its name.", false),
        // The driver's own network code gives up on a refused connection without keeping the reason.
        SocketError.ConnectionRefused or SocketError.Success =>
            ("Nothing listens there, or a firewall refuses the connection. Check host and port, and that the server runs.", true),
        SocketError.TimedOut => ("The host did not answer in time. Check host and port, and firewalls between.", true),
        _ => ($"The host cannot be reached ({error.SocketErrorCode}).", true),
    };

    // The driver's managed network code tells what was wrong in the cause alone.
    private static (string Reason, bool IsTransient) ExplainHandshake(AuthenticationException error) =>
        error.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? (UntrustedCertificate, false)
            : ("Server and client agree on no way to encrypt. Encrypt=Strict needs SQL Server 2022, Encrypt=false a safe way.", false);

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception is AggregateException { InnerExceptions: [var first, ..] } ? first : exception.InnerException;
        }

        return (T?)exception;
    }
}
