using System.Diagnostics;
using System.Net.Http.Headers;

namespace Synth.Server.Tests;

/// <summary><c>synth serve</c> as a process of its own, which can be killed.</summary>
internal sealed class DaemonProcess : IDisposable
{
    private const string Greeting = "Synth serves";

    private readonly Process process;
    private readonly HttpClient client;

    private DaemonProcess(Process process, Uri address)
    {
        this.process = process;
        client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestDaemon.Token);
    }

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="configuration">Its file.</param>
    public static async Task<DaemonProcess> StartAsync(string configuration)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "synth.dll"), "serve", "--config", configuration])
        { RedirectStandardError = true };
        start.Environment["SYNTH_TOKEN"] = TestDaemon.Token;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                // It must not come to a halt because nobody reads what it says.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new DaemonProcess(process,
                    new Uri(line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd('.')));
            }
        }

        throw new InvalidOperationException("The daemon did not start.");
    }

    /// <summary>Has a job run.</summary>
    public async Task RunAsync(string job) => (await client.PostAsync($"/api/jobs/{job}/run", null)).EnsureSuccessStatusCode();

    /// <summary>Ends it without a word.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }
}
