using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Evaluation;
using Synth.Modeling;

namespace Synth.Benchmarks.FitCurve;

/// <summary>
/// What more rows to learn from are worth: a SQLite database is fitted on samples of several sizes, drawn anew from each model, and
/// evaluated against a tenth of its families that no fit saw.
/// </summary>
internal static class FitCurveBenchmark
{
    private const double HoldoutFraction = 0.1;

    private static readonly string[] Metrics =
    [
        "detection.rows", "detection.children", "detection.parents", "pairs.associated", "key.associated", "key.counts", "key.gaps",
        "privacy.closer",
    ];

    /// <summary>Prints a line per sample size, means over the seeds.</summary>
    /// <param name="database">The SQLite file.</param>
    /// <param name="seeds">How many seeds, from 1 on.</param>
    /// <param name="sizes">Rows of the largest table of a family tree, per sample.</param>
    public static async Task<int> RunAsync(string database, int seeds, long[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("synth-fit-curve-");
        try
        {
            Console.WriteLine($"| sample rows | fit, CPU s | fit, s | {string.Join(" | ", Metrics)} |");
            Console.WriteLine($"| ---: | ---: | ---: |{string.Concat(Metrics.Select(_ => " ---: |"))}");
            foreach (var size in sizes)
            {
                var points = new List<Point>();
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var target = Path.Combine(folder.FullName, $"{size}.{seed}.db");
                    points.Add(await MeasureAsync(Endpoint(database), Endpoint(target), size, seed));
                }

                Print(size, points);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Point> MeasureAsync(DatabaseEndpoint source, DatabaseEndpoint target, long size, int seed)
    {
        var options = new RunOptions { Seed = seed, HoldoutFraction = HoldoutFraction };
        var fitOptions = FitOptions.Default with { SampleRows = size, Seed = seed, HoldoutFraction = HoldoutFraction };
        await using var session = await source.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var plan = await SourceFitter.PlanAsync(session, options, SilentObserver.Instance, CancellationToken.None);
        using var sample = await SourceSamples.ReadAsync(session, plan, fitOptions);
        var (begin, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var model = RelationalSynthesizer.Fit(sample, fitOptions, null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var cpuSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        await new SynthesisRun(options, SilentObserver.Instance, TimeProvider.System).GenerateAsync(model, target, CancellationToken.None);
        var settings = new EvaluationSettings { HoldoutFraction = HoldoutFraction };
        var evaluation = new EvaluationRun(settings, SilentObserver.Instance) { Source = options };
        var report = await evaluation.EvaluateAsync(source, target, holdout: null, CancellationToken.None);
        File.Delete(target.Address.Database!);
        return new Point(cpuSeconds, seconds, [.. Metrics.Select(metric => MeanOf(report, metric))]);
    }

    // Who tells less than nothing apart has only seen noise.
    private static double MeanOf(EvaluationReport report, string metric)
    {
        var least = metric.StartsWith("detection", StringComparison.Ordinal) ? 0.5 : 0;
        var values = report.Figures.Where(figure => figure.Metric == metric && !figure.IsMean)
            .Select(figure => Math.Max(least, figure.Value))
            .ToArray();
        return values.Length == 0 ? double.NaN : values.Average();
    }

    private static void Print(long size, List<Point> points)
    {
        var metrics = Enumerable.Range(0, Metrics.Length)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{points.Average(point => point.Metrics[i]):0.000}"));
        var (cpuSeconds, seconds) = (points.Average(point => point.CpuSeconds), points.Average(point => point.Seconds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {size:N0} | {cpuSeconds:0.0} | {seconds:0.0} | {string.Join(" | ", metrics)} |"));
    }

    private static DatabaseEndpoint Endpoint(string file) =>
        new(new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = file });

    private sealed record Point(double CpuSeconds, double Seconds, double[] Metrics);
}
