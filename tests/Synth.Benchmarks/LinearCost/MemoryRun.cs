using System.Diagnostics;
using Synth.Benchmarks.WholeRun;
using Synth.Modeling;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Benchmarks.LinearCost;

/// <summary>A clone without any database: rows are made, sampled, learned from, drawn, and thrown away.</summary>
/// <param name="ReadSeconds">Processor seconds of sampling the rows, the making of them not counted.</param>
/// <param name="FitSeconds">Processor seconds of the fit.</param>
/// <param name="GenerateSeconds">Processor seconds of settling and drawing all rows.</param>
/// <param name="GenerateElapsed">Seconds on the clock of the same.</param>
/// <param name="PeakMb">The largest resident set so far.</param>
internal sealed record MemoryRun(double ReadSeconds, double FitSeconds, double GenerateSeconds, double GenerateElapsed, double PeakMb)
{
    /// <summary>Carries it out.</summary>
    /// <param name="tables">The source.</param>
    /// <param name="workers">Threads.</param>
    public static MemoryRun Of(IReadOnlyList<RetailTable> tables, int workers)
    {
        var options = FitOptions.Default with { HoldoutFraction = 0, Workers = workers };
        var plan = PlanOf(tables);
        using var sample = SampleOf(tables, plan, options, out var readSeconds);
        var begin = Processor();
        var model = RelationalSynthesizer.Fit(sample, options, null, CancellationToken.None);
        var fitted = Processor();
        var clock = Stopwatch.GetTimestamp();
        var sampler = RelationalSampler.Create(model, new SampleOptions(1), workers, CancellationToken.None);
        Parallel.For(0, sampler.BlockCount, new ParallelOptions { MaxDegreeOfParallelism = workers }, block =>
        {
            foreach (var rows in sampler.Generate(block, CancellationToken.None))
            {
                rows.Rows.Dispose();
            }
        });
        return new MemoryRun(
            readSeconds,
            fitted - begin,
            Processor() - fitted,
            Stopwatch.GetElapsedTime(clock).TotalSeconds,
            Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
    }

    /// <summary>The plan of a clone of the tables.</summary>
    public static GenerationPlan PlanOf(IReadOnlyList<RetailTable> tables)
    {
        var schema = SchemaBuilder.Database(tables.Select(table => table.Definition));
        var counts = tables.ToDictionary(table => table.Definition.Name, table => table.RowCount);
        var keys = schema.Tables.SelectMany(table => table.ForeignKeys.Select(key => (table.Name, Key: key)))
            .ToDictionary(
                entry => entry,
                entry => new ForeignKeyStatistics(counts[entry.Name], (long)(0.6 * counts[entry.Key.ReferencedTable])));
        return GenerationPlanner.Create(schema, new DatabaseProfile(counts, keys));
    }

    private static SourceSample SampleOf(IReadOnlyList<RetailTable> tables, GenerationPlan plan, FitOptions options, out double seconds)
    {
        var builder = new SourceSampleBuilder(plan, options.SampleRows);
        seconds = 0;
        foreach (var table in tables)
        {
            foreach (var batch in table.Read())
            {
                var begin = Processor();
                builder.Add(table.Definition.Name, batch);
                seconds += Processor() - begin;
            }
        }

        var building = Processor();
        var sample = builder.Build();
        seconds += Processor() - building;
        return sample;
    }

    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
