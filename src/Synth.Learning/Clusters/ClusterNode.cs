namespace Synth.Learning;

/// <summary>A node of a <see cref="ClusterTree"/>: a question about one feature, or a cluster.</summary>
/// <param name="Feature">The feature asked about; -1 at a leaf.</param>
/// <param name="Bin">Ordinal: bins up to this one go left. Nominal: this bin alone goes left.</param>
/// <param name="IsNominal">Which of the two.</param>
/// <param name="Left">The node to the left, after this one; at a leaf the number of the cluster.</param>
/// <param name="Right">The node to the right, after this one; unused at a leaf.</param>
public sealed record ClusterNode(int Feature, byte Bin, bool IsNominal, int Left, int Right)
{
    /// <summary>Whether the node is a cluster.</summary>
    public bool IsLeaf => Feature < 0;

    /// <summary>Whether a bin goes left.</summary>
    public bool GoesLeft(byte bin) => IsNominal ? bin == Bin : bin <= Bin;
}
