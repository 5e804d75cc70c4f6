using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Synth.Testing;

namespace Synth.Benchmarks.ClusterCost;

/// <summary>
/// What a cluster costs: processor seconds of a run by one process beside those of all members of clusters of some sizes, at several
/// scales, so that what is fixed for a run is told apart from what grows with its rows. Workers are counted from when they have joined.
/// They are started anew for each run, since a run by one process starts anew, too; a single one then does a second run, as those do that
/// stay. PostgreSQL's own seconds are not counted.
/// </summary>
/// <param name="program">The path of synth.dll.</param>
/// <param name="model">The path of a model.</param>
internal sealed class ClusterCostBenchmark(string program, string model)
{
    private const string Empty = "DROP SCHEMA public CASCADE; DROP SCHEMA synth CASCADE; CREATE SCHEMA public";

    private static readonly int[] WorkerCounts = [1, 2, 4];

    public static async Task<int> RunAsync(string program, string model, IReadOnlyList<string> scales)
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        var benchmark = new ClusterCostBenchmark(program, model);
        Print("| rows | processes | CPU s of workers | of who submits | all | : one process | rows per CPU s | seconds |");
        Print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var scale in scales)
        {
            await benchmark.CompareAsync(server, redis, scale);
        }

        return 0;
    }

    private static void Print(string line) => Console.WriteLine(line);

    private static string UrlOf(DatabaseAddress target) => string.Create(
        CultureInfo.InvariantCulture,
        $"postgres://{target.User}{(target.Password is { } password ? ":" + password : "")}@{target.Host}:{target.Port}/{target.Database}");

    private async Task CompareAsync(PostgreSqlServer server, RedisServer redis, string scale)
    {
        var begin = Stopwatch.GetTimestamp();
        var target = await server.CreateDatabaseAsync();
        var single = await ProgramRun.MeasureAsync(program, Generate(target, scale));
        var rows = await CountAsync(target);
        await server.DropDatabaseAsync(target);
        Line("one, without a cluster", 0, single, begin);
        foreach (var count in WorkerCounts)
        {
            var place = await server.CreateDatabaseAsync();
            string[] member =
            [
                "--cluster", string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{redis.Port}?cluster={place.Database}"),
            ];
            var workers = new List<ProgramRun>();
            for (var i = 0; i < count; i++)
            {
                workers.Add(await ProgramRun.StartAsync(
                    program, "Joined", ["worker", "--target", UrlOf(place), "--workers", "2", .. member]));
            }

            await SubmitAsync(count == 1 ? "1 worker" : $"{count} workers", "1");
            if (count == 1)
            {
                await PostgreSqlServer.ExecuteAsync(place, Empty);
                await SubmitAsync("1 worker, its second run", "2");
            }

            async Task SubmitAsync(string processes, string seed)
            {
                begin = Stopwatch.GetTimestamp();
                var before = workers.Sum(worker => worker.ProcessorSeconds);
                var submitter = await ProgramRun.MeasureAsync(program, [.. Generate(place, scale), .. member, "--seed", seed]);
                Line(processes, workers.Sum(worker => worker.ProcessorSeconds) - before, submitter, begin);
            }

            workers.ForEach(worker => worker.Dispose());
            await server.DropDatabaseAsync(place);
        }

        void Line(string processes, double workers, double submitter, long since)
        {
            var all = workers + submitter;
            Print(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows:N0} | {processes} | {(workers > 0 ? $"{workers:0.0}" : "")} | {(workers > 0 ? $"{submitter:0.0}" : "")} "
                    + $"| {all:0.0} | {all / single:0.00} | {rows / all:N0} | {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} |"));
        }
    }

    private string[] Generate(DatabaseAddress target, string scale) =>
        ["generate", "--model", model, "--scale", scale, "--workers", "2", "--target", UrlOf(target), "--quiet"];

    private static async Task<long> CountAsync(DatabaseAddress target)
    {
        const string tables = "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";
        var rows = 0L;
        foreach (var table in await PostgreSqlServer.QueryAsync(target, tables))
        {
            var count = await PostgreSqlServer.QueryAsync(target, $"SELECT count(*) FROM {table}");
            rows += long.Parse(count[0], CultureInfo.InvariantCulture);
        }

        return rows;
    }
}
