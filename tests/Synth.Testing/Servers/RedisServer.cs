using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Synth.Testing;

/// <summary>
/// A Redis for tests: a process of its own that keeps nothing on the disk. Where it is not installed, tests are skipped with the reason,
/// and fail under <c>CI=true</c>.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process process;

    private RedisServer(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    /// <summary>The port of the loopback address.</summary>
    public int Port { get; }

    /// <summary>Starts the server; skips or fails the test that asks where there is none.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var port = LoopbackPort.FindFree();
        var start = new ProcessStartInfo(
            "redis-server",
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (TryStart(start) is not { } process)
        {
            const string reason = "No Redis: redis-server is not installed.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Skip(reason);
            return null!;
        }

        process.BeginOutputReadLine();
        await WaitUntilReadyAsync(port);
        return new RedisServer(process, port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task WaitUntilReadyAsync(int port)
    {
        const int attempts = 150;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
