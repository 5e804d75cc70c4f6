using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is counted in a source before its rows are read.</summary>
/// <param name="RowCounts">Rows per table.</param>
/// <param name="ForeignKeys">Use of foreign keys, where it was counted.</param>
public sealed record DatabaseProfile(
    IReadOnlyDictionary<TableName, long> RowCounts,
    IReadOnlyDictionary<(TableName Table, ForeignKey Key), ForeignKeyStatistics> ForeignKeys);
