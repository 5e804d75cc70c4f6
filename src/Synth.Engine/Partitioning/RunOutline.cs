using Synth.Schema;

namespace Synth.Engine;

/// <summary>What is known of a run before any of it is done.</summary>
/// <param name="TargetKey">Tells its target from others, however it is addressed.</param>
/// <param name="RowCounts">The rows that each table will have, by its name in the source.</param>
/// <param name="Ledger">What becomes of the source's objects.</param>
public sealed record RunOutline(string TargetKey, IReadOnlyDictionary<TableName, long> RowCounts, LossLedger Ledger);
