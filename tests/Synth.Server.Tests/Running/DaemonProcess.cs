using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

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

    /// <summary>Has a job run and waits until it is over.</summary>
    /// <returns>What became of the run, as the API calls it.</returns>
    public async Task<string?> RunToEndAsync(string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var before = await LatestAsync(job, patience.Token);

        // The run before is entered as over a moment before the scheduler lets go of it.
        while ((await client.PostAsync($"/api/jobs/{job}/run", null, patience.Token)) is { IsSuccessStatusCode: false } refusal)
        {
            Assert.Equal(HttpStatusCode.Conflict, refusal.StatusCode);
            await Task.Delay(50, patience.Token);
        }

        while (true)
        {
            var latest = await LatestAsync(job, patience.Token);
            if (latest.Id != before.Id && latest.State != "running")
            {
                return latest.State;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>
    /// How many arenas glibc has made for its threads. Each has one heap or more, which lie at multiples of 64 MiB, of which what is not
    /// used yet cannot be read; the first word of a heap says whose it is.
    /// </summary>
    public int NativeArenaCount()
    {
        const long HeapBytes = 64 << 20;
        var parts = File.ReadLines($"/proc/{process.Id}/maps").Select(line => line.Split(['-', ' '], 3)).Select(words => (
            Begin: Convert.ToInt64(words[0], 16), End: Convert.ToInt64(words[1], 16), Access: words[2][..4])).ToArray();
        using var memory = File.OpenHandle($"/proc/{process.Id}/mem");
        var owner = new byte[sizeof(long)];
        var owners = new HashSet<long>();
        foreach (var (heap, rest) in parts.Zip(parts.Skip(1)))
        {
            if (heap.Access == "rw-p" && heap.Begin % HeapBytes == 0
                && rest.Access == "---p" && rest.Begin == heap.End && rest.End - heap.Begin == HeapBytes
                && RandomAccess.Read(memory, owner, heap.Begin) == owner.Length)
            {
                owners.Add(BitConverter.ToInt64(owner));
            }
        }

        return owners.Count;
    }

    /// <summary>Ends it without a word.</summary>
    public void Kill() => process.Kill();

    private async Task<(string? Id, string? State)> LatestAsync(string job, CancellationToken cancellationToken)
    {
        using var runs = JsonDocument.Parse(await client.GetStringAsync($"/api/jobs/{job}/runs", cancellationToken));
        return runs.RootElement.EnumerateArray().Select(run => (run.GetProperty("id").GetString(), run.GetProperty("state").GetString()))
            .FirstOrDefault();
    }

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
