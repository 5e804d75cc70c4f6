namespace Synth.Connectors;

/// <summary>How far a partition is.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="NextBlock">All blocks of it before this one are loaded.</param>
/// <param name="IsComplete">Whether all are.</param>
public sealed record PartitionProgress(int Partition, int NextBlock, bool IsComplete);
