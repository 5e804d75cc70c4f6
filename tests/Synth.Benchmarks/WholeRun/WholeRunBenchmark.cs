using System.Diagnostics;
using System.Globalization;
using Synth.Benchmarks.LargeClone;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Benchmarks.WholeRun;

/// <summary>
/// Whole runs over ten tables at the default quality, without evaluation: a clone, the generation alone from a fitted model, and the
/// engine's own copy, one after the other in every round, so that what else the machine does falls on all three. Ratios are of one round;
/// the medians of the rounds count.
/// </summary>
internal static class WholeRunBenchmark
{
    public static async Task<int> RunAsync(string engineName, double size, int rounds)
    {
        await using var engine = engineName switch
        {
            "postgres" => await PostgreSqlEngine.StartAsync(),
            "mariadb" => await MariaDbEngine.StartAsync(),
            "sqlite" => new SqliteEngine(),
            _ => throw new ArgumentException("The engine is postgres, mariadb or sqlite.", nameof(engineName)),
        };
        var source = await engine.CreateDatabaseAsync();
        var begin = Stopwatch.GetTimestamp();
        var rows = await RetailSource.CreateAsync(source, size);
        Print($"{engineName}: {rows:N0} rows in ten tables, made in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s\n");

        RelationalModel? model = null;
        var measured = new List<(double Clone, double Generate, double Copy)>();
        for (var round = 1; round <= rounds; round++)
        {
            // The first clone warms the code up; of the later ones the stages are told.
            using var log = new StageLog(rows);
            var clone = await OnTargetAsync(engine, async target => (await CloneAsync(source, target, log)).Seconds);
            log.Print();
            model ??= await FitAsync(source);
            var generate = await OnTargetAsync(engine,
                async target => (await Run(SilentObserver.Instance).GenerateAsync(model, target, CancellationToken.None)).Seconds);
            var copy = await OnTargetAsync(engine, target => engine.CopyAsync(source, target));
            measured.Add((clone, generate, copy));
            Print($"round {round}: clone {clone:0.0} s, generate {generate:0.0} s, {engine.CopyName} {copy:0.0} s");
            Print($"peak RSS {log.PeakMb:0} MB\n");
        }

        Print($"| {engineName}, medians of {rounds} | seconds | : {engine.CopyName} | rows/s |\n| --- | ---: | ---: | ---: |");
        Line("clone", round => round.Clone);
        Line("generate", round => round.Generate);
        Line(engine.CopyName, round => round.Copy);
        return 0;

        void Line(string name, Func<(double Clone, double Generate, double Copy), double> of)
        {
            var seconds = Median(measured.Select(of));
            Print($"| {name} | {seconds:0.0} | {Median(measured.Select(round => of(round) / round.Copy)):0.00} | {rows / seconds:N0} |");
        }
    }

    private static async Task<T> OnTargetAsync<T>(IBenchmarkEngine engine, Func<DatabaseEndpoint, Task<T>> work)
    {
        var target = await engine.CreateDatabaseAsync();
        var result = await work(target);
        await engine.DropDatabaseAsync(target);
        return result;
    }

    private static Task<RunResult> CloneAsync(DatabaseEndpoint source, DatabaseEndpoint target, StageLog log) =>
        Run(log).CloneAsync(source, target, CancellationToken.None);

    private static async Task<RelationalModel> FitAsync(DatabaseEndpoint source)
    {
        await using var session = await source.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        return await SourceFitter.FitAsync(session, Options, SilentObserver.Instance, CancellationToken.None);
    }

    private static RunOptions Options { get; } = new() { HoldoutFraction = 0 };

    private static SynthesisRun Run(IRunObserver observer) => new(Options, observer, TimeProvider.System);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
