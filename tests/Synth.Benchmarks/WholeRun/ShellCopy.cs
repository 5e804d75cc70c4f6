using System.Diagnostics;

namespace Synth.Benchmarks.WholeRun;

/// <summary>Runs a pipeline of an engine's own programs.</summary>
internal static class ShellCopy
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="pipeline">The pipeline, for a POSIX shell.</param>
    /// <param name="environment">Variables to set.</param>
    /// <returns>Seconds.</returns>
    public static async Task<double> RunAsync(string pipeline, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", pipeline]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(begin).TotalSeconds
            : throw new InvalidOperationException($"The plain copy ended with exit code {process.ExitCode}.");
    }
}
