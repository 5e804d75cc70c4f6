using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>
/// A server on a loopback port that speaks TDS 7.4 and, to clients that begin with TLS, TDS 8.0, as [MS-TDS] describes them, so that the
/// driver itself is part of a test. It knows no SQL: whoever makes it gives the answers. Everything that it was asked is recorded.
/// </summary>
internal sealed class TdsServer : IAsyncDisposable
{
    private readonly Func<TdsRequest, IReadOnlyList<TdsReply>> answer;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<TdsRequest> requests = new();
    private readonly ConcurrentQueue<TdsLogin> logins = new();
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;

    /// <summary>Starts the server.</summary>
    /// <param name="answer">What is answered to a request; called on any thread.</param>
    public TdsServer(Func<TdsRequest, IReadOnlyList<TdsReply>> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The version that it says it has.</summary>
    public Version Version { get; init; } = new(16, 0, 1000);

    /// <summary>What it shows to clients that want encryption; null for a server that has none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Why logins are refused; null for those that are not.</summary>
    public Func<TdsLogin, TdsReply.Refused?> LogIn { get; init; } = _ => null;

    /// <summary>Told of each connection that has ended, by its number.</summary>
    public Action<int> Ended { get; init; } = _ => { };

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<TdsRequest> Requests => [.. requests];

    /// <summary>Who has logged in or tried to.</summary>
    public IReadOnlyList<TdsLogin> Logins => [.. logins];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The address of a database.</summary>
    public DatabaseAddress Address => new()
    {
        Scheme = "sqlserver",
        Host = "127.0.0.1",
        Port = Port,
        User = "reader",
        Password = "p@ss;w0rd",
        Database = "shop",
        Options = new Dictionary<string, string> { ["Encrypt"] = "false", ["Connect Retry Count"] = "0", ["Connect Timeout"] = "5" },
    };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(sessions);
        stop.Dispose();
    }

    internal void Record(TdsRequest request) => requests.Enqueue(request);

    internal IReadOnlyList<TdsReply> Answer(TdsRequest request)
    {
        Record(request);
        return answer(request);
    }

    internal TdsReply.Refused? RefusalOf(TdsLogin login)
    {
        logins.Enqueue(login);
        return LogIn(login);
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                sessions.Add(RunAsync(number, await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The server is stopped.
        }
    }

    private async Task RunAsync(int number, TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            await using var stream = client.GetStream();
            try
            {
                var first = Certificate is not null && await TdsEncryption.IsFirstAsync(client.Client, stop.Token)
                    ? await TdsEncryption.BeginFirstAsync(stream, Certificate, stop.Token)
                    : stream;
                await new TdsSession(number, first, this).RunAsync(stop.Token);
            }
            catch (Exception exception) when (
                exception is OperationCanceledException or IOException or SocketException or AuthenticationException)
            {
                // The server is stopped, or the client went away in the middle.
            }
            finally
            {
                Ended(number);
            }
        }
    }
}
