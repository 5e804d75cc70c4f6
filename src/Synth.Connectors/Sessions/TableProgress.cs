namespace Synth.Connectors;

/// <summary>How far a partition is with one table, which may be further than the partition as a whole.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Table">The target's table, as its name reads.</param>
/// <param name="NextBlock">All rows of blocks before this one are loaded.</param>
/// <param name="Rows">How many rows they are.</param>
/// <param name="EdgeCases">How many of their values are edge cases.</param>
public sealed record TableProgress(int Partition, string Table, int NextBlock, long Rows, long EdgeCases);
