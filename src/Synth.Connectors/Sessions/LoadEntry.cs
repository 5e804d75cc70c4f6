namespace Synth.Connectors;

/// <summary>Which rows of a load a batch holds.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Block">The block.</param>
/// <param name="EdgeCases">How many of the values are edge cases.</param>
public sealed record LoadEntry(int Partition, int Block, int EdgeCases)
{
    /// <summary>The token by which the partition is held; 0 where partitions are not handed around.</summary>
    public long Token { get; init; }
}
