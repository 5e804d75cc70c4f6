using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>What a run would do.</summary>
/// <param name="Generation">What becomes of the rows of each table, and why.</param>
/// <param name="Statements">The statements that would create the schema, in order.</param>
/// <param name="Ledger">What would become of the source's objects.</param>
/// <param name="Contents">What the target holds now.</param>
/// <param name="ServerVersion">The target's product and version, for people.</param>
public sealed record ClonePlan(
    GenerationPlan Generation, ValueList<PlannedStatement> Statements, LossLedger Ledger, TargetContents Contents, string ServerVersion)
{
    /// <summary>About how many rows each table would have; a number that depends on what a fit finds may differ by a few.</summary>
    public required IReadOnlyDictionary<TableName, long> RowCounts { get; init; }
}
