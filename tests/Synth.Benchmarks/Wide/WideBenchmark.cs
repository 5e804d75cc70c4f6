using System.Diagnostics;
using System.Globalization;
using Synth.Modeling;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Benchmarks.Wide;

/// <summary>A table of few rows and many columns, most of which say nothing new: what a fit of it costs, and what it finds.</summary>
internal static class WideBenchmark
{
    /// <summary>Fits and generates, and prints a line.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, a multiple of ten.</param>
    public static int Run(int rows, int columns)
    {
        var wide = new WideRows(columns);
        var schema = SchemaBuilder.Database(wide.Table);
        var plan = GenerationPlanner.Create(
            schema,
            new DatabaseProfile(
                new Dictionary<TableName, long> { [wide.Table.Name] = rows },
                new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>()));
        var builder = new SourceSampleBuilder(plan, FitOptions.Default.SampleRows);
        using (var batch = BatchBuilder.Create(wide.Table, wide.Draw(1, rows)))
        {
            builder.Add(wide.Table.Name, batch);
        }

        using var sample = builder.Build();
        var (clock, begin) = (Stopwatch.GetTimestamp(), Processor());
        var model = RelationalSynthesizer.Fit(sample, FitOptions.Default with { HoldoutFraction = 0 }, null, CancellationToken.None);
        var (fitSeconds, fitted) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, Processor());
        var sampler = RelationalSampler.Create(model, new SampleOptions(1), Environment.ProcessorCount, CancellationToken.None);
        foreach (var made in Enumerable.Range(0, sampler.BlockCount).SelectMany(block => sampler.Generate(block, CancellationToken.None)))
        {
            made.Rows.Dispose();
        }

        var rules = model.Rules.CountBy(rule => rule.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {kind.Key}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows} rows of {columns} columns: fit {fitted - begin:0.0} CPU s ({fitSeconds:0.0} s), "
            + $"generate {Processor() - fitted:0.0} CPU s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB, "
            + $"rules: {string.Join(", ", rules)}"));
        return 0;
    }

    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
