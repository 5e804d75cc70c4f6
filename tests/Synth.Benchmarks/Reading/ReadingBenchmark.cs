using System.Diagnostics;
using System.Globalization;
using Synth.Benchmarks.LargeClone;
using Synth.Benchmarks.WholeRun;
using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Benchmarks.Reading;

/// <summary>
/// How fast a PostgreSQL table is read, decoded and sampled, beside the server's own rate:
/// <c>psql -c "COPY … TO STDOUT (FORMAT binary)"</c> into nothing. Both go over one connection, one after the other in every round.
/// </summary>
internal static class ReadingBenchmark
{
    private const int BatchRows = 8192;

    public static async Task<int> RunAsync(double size, int rounds)
    {
        await using var engine = await PostgreSqlEngine.StartAsync();
        var source = await engine.CreateDatabaseAsync();
        await RetailSource.CreateAsync(source, size);
        await using var session = await source.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var options = new RunOptions { HoldoutFraction = 0 };
        var plan = await SourceFitter.PlanAsync(session, options, SilentObserver.Instance, CancellationToken.None);
        var ratios = plan.Tables.ToDictionary(table => table.Name, _ => new List<(double Ours, double Server)>());
        for (var round = 0; round <= rounds; round++)
        {
            var builder = new SourceSampleBuilder(plan, FitOptions.Default.SampleRows);
            foreach (var table in plan.Tables)
            {
                var ours = await ReadAsync(session, builder, table);
                var server = await PlainCopy.CopyOutAsync(source.Address, table.Name.Name);

                // The first round compiles the program and fills the caches.
                if (round > 0)
                {
                    ratios[table.Name].Add((ours, server));
                }
            }

            builder.Build().Dispose();
        }

        Console.WriteLine("| table | rows | read and sampled, s | COPY by psql, s | rate : server's |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var table in plan.Tables)
        {
            var measured = ratios[table.Name];
            var (ours, server) = (Median(measured.Select(entry => entry.Ours)), Median(measured.Select(entry => entry.Server)));
            var ratio = Median(measured.Select(entry => entry.Server / entry.Ours));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {table.Name.Name} | {table.SourceRowCount:N0} | {ours:0.00} | {server:0.00} | {ratio:0.00} |"));
        }

        return 0;
    }

    private static async Task<double> ReadAsync(IDatabaseSession session, SourceSampleBuilder builder, TablePlan table)
    {
        var begin = Stopwatch.GetTimestamp();
        await foreach (var batch in session.Tables.ReadAsync(table.Table, BatchRows, CancellationToken.None))
        {
            using (batch)
            {
                builder.Add(table.Name, batch);
            }
        }

        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
