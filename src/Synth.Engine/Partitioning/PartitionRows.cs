using Synth.Schema;

namespace Synth.Engine;

/// <summary>How many rows of a table one partition has loaded.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Table">The table, by its name in the source.</param>
/// <param name="Rows">The rows.</param>
public sealed record PartitionRows(int Partition, TableName Table, long Rows);
