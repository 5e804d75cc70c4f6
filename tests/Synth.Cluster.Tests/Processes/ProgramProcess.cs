using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Synth.Cluster.Tests.Processes;

/// <summary>The program as a process of its own, which can be stopped, continued and killed.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ProgramProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += Take;
        process.OutputDataReceived += Take;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>What it has said so far.</summary>
    public string Said => string.Join('\n', lines);

    /// <summary>Whether it has come to its end.</summary>
    public bool HasExited => process.HasExited;

    public static ProgramProcess Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "synth.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it says something.</summary>
    public async Task HearAsync(string text)
    {
        for (var start = Stopwatch.GetTimestamp(); !Said.Contains(text, StringComparison.Ordinal);)
        {
            Assert.False(process.HasExited, $"It ended before it said '{text}': {Said}");
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"It never said '{text}': {Said}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Sends a signal: STOP, CONT, TERM, KILL.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lines.Enqueue(text);
        }
    }
}
