using System.Diagnostics;
using System.Globalization;

namespace Synth.Benchmarks.ClusterCost;

/// <summary>The program as a process whose processor seconds are asked for. Linux only.</summary>
internal sealed class ProgramRun : IDisposable
{
    // Fields of /proc/…/stat after the name in parentheses, and the kernel's unit of them.
    private const int UserField = 11;
    private const int ChildrenField = 13;
    private const double TicksPerSecond = 100;

    private readonly Process process;
    private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];

    private ProgramRun(Process process, string? awaited)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lines.Add(line.Data ?? "");
            if (awaited is not null && line.Data?.Contains(awaited, StringComparison.Ordinal) == true)
            {
                heard.TrySetResult();
            }
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Processor seconds of a process that runs, the kernel's for it included.</summary>
    public double ProcessorSeconds => Read(process.Id.ToString(CultureInfo.InvariantCulture), UserField);

    /// <summary>Starts the program.</summary>
    /// <param name="program">The path of synth.dll.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProgramRun Start(string program, params IEnumerable<string> arguments) => new(StartProcess(program, arguments), null);

    /// <summary>Starts the program and waits until it says something.</summary>
    public static async Task<ProgramRun> StartAsync(string program, string awaited, params IEnumerable<string> arguments)
    {
        var run = new ProgramRun(StartProcess(program, arguments), awaited);
        await run.heard.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return run;
    }

    /// <summary>Runs the program to its end, one at a time.</summary>
    /// <returns>Its processor seconds.</returns>
    public static async Task<double> MeasureAsync(string program, params IEnumerable<string> arguments)
    {
        var before = Read("self", ChildrenField);
        using var run = Start(program, arguments);
        await run.process.WaitForExitAsync();
        return run.process.ExitCode == 0
            ? Read("self", ChildrenField) - before
            : throw new InvalidOperationException(string.Join('\n', run.lines));
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static Process StartProcess(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

    private static double Read(string process, int field)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[field], CultureInfo.InvariantCulture) + double.Parse(fields[field + 1], CultureInfo.InvariantCulture))
            / TicksPerSecond;
    }
}
