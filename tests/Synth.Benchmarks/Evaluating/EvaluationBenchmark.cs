using System.Diagnostics;
using System.Globalization;
using Synth.Benchmarks.LargeClone;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;

namespace Synth.Benchmarks.Evaluating;

/// <summary>
/// An evaluation at the default budget of a database whose tables come in pairs of parents and children, with another sample of the same
/// law as holdout: seconds and memory from the first look at a catalog to the verdict.
/// </summary>
internal static class EvaluationBenchmark
{
    public static async Task<int> RunAsync(int tables, long rows)
    {
        var folder = Directory.CreateTempSubdirectory("synth-evaluation-");
        try
        {
            var connector = new SqliteConnector();
            DatabaseEndpoint Make(string name, long seed)
            {
                var path = Path.Combine(folder.FullName, name);
                PairedTables.Write(path, tables / 2, rows, seed);
                return new DatabaseEndpoint(connector, DatabaseAddressParser.Parse($"sqlite:{path}"));
            }

            var (source, synthetic, holdout) = (Make("source.db", 1), Make("synthetic.db", 2), Make("holdout.db", 3));
            using var log = new StageLog(totalRows: 1);
            var begin = Stopwatch.GetTimestamp();
            var report = await new EvaluationRun(new EvaluationSettings(), log)
                .EvaluateAsync(source, synthetic, holdout, CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            log.Print();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\n{tables} tables of {rows:N0} rows: {seconds:0.0} s, peak RSS {log.PeakMb:0} MB, {report.Figures.Count} figures, "
                + $"{report.Rules.Count} rules; {(report.IsPassed ? "passed" : "not passed")}"));
            return report.IsPassed ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
