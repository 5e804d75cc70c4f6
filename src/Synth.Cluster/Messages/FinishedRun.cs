using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cluster.Messages;

/// <summary>What a run came to: <see cref="RunResult"/> for the wire, without what who submitted it knows.</summary>
[GenerateSerializer]
internal sealed record FinishedRun(string RunId, TableRowCount[] Tables, CheckEntry[] Checks)
{
    public static FinishedRun Of(RunResult result) => new(
        result.RunId,
        [.. result.Tables.Select(table => new TableRowCount(table.Table.Schema, table.Table.Name, table.SyntheticRows, table.EdgeCases))],
        CheckEntry.Of(result.Certificate));

    /// <summary>The result as a run on one machine gives it.</summary>
    public RunResult ToResult(RelationalModel model, long seed, LossLedger ledger, double seconds)
    {
        var counts = Tables.ToDictionary(table => new TableName(table.Schema, table.Name));
        return new RunResult(
            RunId,
            seed,
            model.Plan.Tables.Select(table => ToResult(table, counts[table.Name])).ToValueList(),
            CheckEntry.ToCertificate(Checks),
            ledger,
            seconds);
    }

    private static TableResult ToResult(TablePlan table, TableRowCount count) =>
        new(table.Name, table.Mode, table.SourceRowCount, count.Rows, Seconds: 0) { EdgeCases = count.EdgeCases };
}
