using System.Diagnostics;
using System.Globalization;
using Synth.Benchmarks.ClusterCost;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Modeling;
using Synth.Testing;

namespace Synth.Benchmarks.SharedFits;

/// <summary>
/// What a shared fit divides, and what it costs. First within this process: processor seconds of a fit that makes all of its pieces, and of
/// one that finds all of them made, which is what no number of helpers divides. Then by processes: a fit alone, and fits with helpers, one
/// thread each.
/// </summary>
internal static class SharedFitBenchmark
{
    private static readonly int[] HelperCounts = [1, 2, 4];
    private static readonly int[] Machines = [1, 2, 4, 8, 16, 100];

    /// <summary>Measures.</summary>
    /// <param name="program">The path of synth.dll.</param>
    /// <param name="quality">The effort of the fits.</param>
    /// <param name="sources">Files of SQLite.</param>
    public static async Task<int> RunAsync(string program, Quality quality, IReadOnlyList<string> sources)
    {
        foreach (var source in sources)
        {
            await DivideAsync(quality, source);
        }

        await using var redis = await RedisServer.StartAsync();
        Print("| source | processes | CPU s of who submits | of helpers | all | : alone | seconds | : alone |");
        Print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var source in sources)
        {
            await CompareAsync(program, quality, source, redis);
        }

        return 0;
    }

    private static async Task DivideAsync(Quality quality, string path)
    {
        var source = new DatabaseEndpoint(new SqliteConnector(), DatabaseAddressParser.Parse($"sqlite:{path}"));
        await using var session = await source.Connector.OpenSourceAsync(source.Address, CancellationToken.None);
        var plan = await SourceFitter.PlanAsync(session, new RunOptions(), SilentObserver.Instance, CancellationToken.None);
        var order = new FitOrder(plan, quality.ToFitOptions());
        using var helper = await FitAssistant.ReadAsync(source, null, order, 1, CancellationToken.None);

        // Once for nothing, so that code is compiled.
        helper.Help(new RecordingExchange(), CancellationToken.None);
        var exchange = new RecordingExchange();
        var all = Measure(() => helper.Help(exchange, CancellationToken.None));
        var rest = Measure(() => helper.Help(exchange, CancellationToken.None));
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(path)}: {all:0.0} CPU s, of which {rest:0.0} are done by each member ({1 - (rest / all):P0} are divided); "
                + $"{exchange.Count:N0} pieces, {exchange.Bytes / 1e6:0.0} MB"));
        // Amdahl's law (1967): as if no piece ever waited for another.
        Print("| machines of one thread | seconds at best | times as fast |");
        Print("| ---: | ---: | ---: |");
        foreach (var count in Machines)
        {
            var seconds = rest + ((all - rest) / count);
            Print(string.Create(CultureInfo.InvariantCulture, $"| {count} | {seconds:0.0} | {all / seconds:0.0} |"));
        }
    }

    private static async Task CompareAsync(string program, Quality quality, string path, RedisServer redis)
    {
        var folder = Directory.CreateTempSubdirectory("synth-shared-fit-");
        var (alone, aloneSeconds) = await FitAsync([]);
        Line("one, without a cluster", alone, 0, aloneSeconds);
        foreach (var count in HelperCounts)
        {
            string[] member =
            [
                "--cluster",
                string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{redis.Port}?cluster={Path.GetFileName(path)}{count}"),
            ];
            var helpers = new List<ProgramRun>();
            for (var i = 0; i < count; i++)
            {
                helpers.Add(await ProgramRun.StartAsync(
                    program, "Joined", ["worker", "--source", $"sqlite:{path}", "--workers", "1", .. member]));
            }

            var before = helpers.Sum(helper => helper.ProcessorSeconds);
            var (submitter, seconds) = await FitAsync(member);
            var helping = helpers.Sum(helper => helper.ProcessorSeconds) - before;
            Line($"with {count} {(count == 1 ? "helper" : "helpers")}", submitter, helping, seconds);
            helpers.ForEach(helper => helper.Dispose());
        }

        folder.Delete(recursive: true);

        async Task<(double Processor, double Seconds)> FitAsync(string[] more)
        {
            var begin = Stopwatch.GetTimestamp();
            var model = Path.Combine(folder.FullName, "a.synth");
            var processor = await ProgramRun.MeasureAsync(
                program,
                [
                    "fit", "--source", $"sqlite:{path}", "--model", model, "--replace", "--quality", quality.ToString().ToLowerInvariant(),
                    "--workers", "1", "--quiet", .. more,
                ]);
            return (processor, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        void Line(string processes, double submitter, double helpers, double seconds) => Print(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(path)} | {processes} | {submitter:0.0} | {helpers:0.0} | {submitter + helpers:0.0} "
                + $"| {(submitter + helpers) / alone:0.00} | {seconds:0.0} | {seconds / aloneSeconds:0.00} |"));
    }

    private static double Measure(Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static void Print(string line) => Console.WriteLine(line);
}
