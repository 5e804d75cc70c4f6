using System.Diagnostics;
using System.Globalization;
using Synth.Connectors;
using Synth.Connectors.PostgreSql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.Benchmarks.LargeClone;

/// <summary>
/// A whole clone of a large PostgreSQL database at the default quality: seconds per stage, rows per second, and memory over time, beside
/// the time that PostgreSQL takes to copy the same database as it is.
/// </summary>
internal static class LargeCloneBenchmark
{
    public static async Task<int> RunAsync(long parents, long children)
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var source = await server.CreateDatabaseAsync();
        var begin = Stopwatch.GetTimestamp();
        await LargeSource.CreateAsync(source, parents, children);
        Print($"{parents:N0} customers and {children:N0} orders, made in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s\n");

        using var log = new StageLog(parents + children);
        var result = await CloneAsync(source, await server.CreateDatabaseAsync(), log);
        log.Print();
        Print($"\nclone: {result.Seconds:0.0} s, {(parents + children) / result.Seconds:N0} rows/s, peak RSS {log.PeakMb:0} MB");
        var tenths = log.Tenths.Select(tenth => FormattableString.Invariant($"{tenth.Percent} %: {tenth.Mb:0}"));
        Print($"RSS in MB while loading: {string.Join(", ", tenths)}");
        foreach (var table in result.Tables)
        {
            Print($"{table.Table}: {table.SyntheticRows:N0} rows, {table.Seconds:0.0} s in COPY");
        }

        var copySeconds = await PlainCopy.RunAsync(source, await server.CreateDatabaseAsync());
        Print($"pg_dump | psql: {copySeconds:0.0} s; clone : copy = {result.Seconds / copySeconds:0.00}");
        return result.Certificate.IsKept ? 0 : 1;
    }

    private static Task<RunResult> CloneAsync(DatabaseAddress source, DatabaseAddress target, StageLog log)
    {
        var connector = new PostgreSqlConnector();
        return new SynthesisRun(new RunOptions(), log, TimeProvider.System)
            .CloneAsync(new DatabaseEndpoint(connector, source), new DatabaseEndpoint(connector, target), CancellationToken.None);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
