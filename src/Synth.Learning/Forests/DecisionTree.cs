namespace Synth.Learning;

/// <summary>
/// A binary tree over binned features, whose leaves hold histograms of the target. Nodes are numbered level by level from the root,
/// which is 0; the two children of a node have consecutive numbers, both higher than its own. Immutable and thread-safe.
/// </summary>
public sealed class DecisionTree
{
    /// <summary>In place of a feature's number: the node is a leaf.</summary>
    internal const int Leaf = -1;

    /// <summary>64-bit words of a set of 256 bins.</summary>
    internal const int WordsPerMask = 4;

    private readonly int[] _features;
    private readonly int[] _splits;
    private readonly int[] _children;
    private readonly ulong[] _masks;
    private readonly LeafHistograms _histograms;

    /// <param name="features">Feature of each node, or <see cref="Leaf"/>.</param>
    /// <param name="splits">Of an ordinal feature the last bin that goes left; of a nominal one the complement of the number of its
    /// mask; of a leaf 0.</param>
    /// <param name="children">Number of the left child, the right one's being one more; of a leaf its leaf number.</param>
    /// <param name="masks">The bins that go left, <see cref="WordsPerMask"/> words each.</param>
    /// <param name="histograms">One histogram a leaf.</param>
    internal DecisionTree(int[] features, int[] splits, int[] children, ulong[] masks, LeafHistograms histograms)
    {
        _features = features;
        _splits = splits;
        _children = children;
        _masks = masks;
        _histograms = histograms;
    }

    /// <summary>Number of nodes, leaves included: 2 × <see cref="LeafCount"/> − 1.</summary>
    public int NodeCount => _features.Length;

    /// <summary>Number of leaves.</summary>
    public int LeafCount => _histograms.Count;

    /// <summary>Number of bins with rows, over all leaves: what the histograms cost.</summary>
    public int HistogramEntryCount => _histograms.EntryCount;

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _features[node] == Leaf;

    /// <summary>Number of a leaf node's leaf, in [0, <see cref="LeafCount"/>).</summary>
    public int LeafOf(int node) => IsLeaf(node) ? _children[node] : throw new ArgumentException("The node is not a leaf.", nameof(node));

    /// <summary>Number of the feature by which a node is split.</summary>
    public int FeatureOf(int node) => !IsLeaf(node) ? _features[node] : throw new ArgumentException("The node is a leaf.", nameof(node));

    /// <summary>Number of the left child; the right child's is one more.</summary>
    public int LeftChildOf(int node) => !IsLeaf(node) ? _children[node] : throw new ArgumentException("The node is a leaf.", nameof(node));

    /// <summary>Whether a node splits by a set of bins rather than by a threshold.</summary>
    public bool IsNominalSplit(int node) => !IsLeaf(node) && _splits[node] < 0;

    /// <summary>The bins of the feature that a node sends left.</summary>
    public BinSet LeftBinsOf(int node)
    {
        int split = !IsLeaf(node) ? _splits[node] : throw new ArgumentException("The node is a leaf.", nameof(node));
        if (split >= 0)
            return BinSet.UpTo((byte)split);

        ReadOnlySpan<ulong> words = _masks.AsSpan(~split * WordsPerMask, WordsPerMask);
        return new BinSet(words[0], words[1], words[2], words[3]);
    }

    /// <summary>The target's distribution in a leaf.</summary>
    public LeafHistogram Histogram(int leaf) => _histograms[leaf];

    /// <summary>The leaf into which a row falls.</summary>
    /// <param name="columns">Bins of the features, [features][rows]; only those the tree uses are read.</param>
    /// <param name="row">The row.</param>
    public int FindLeaf(byte[][] columns, int row)
    {
        int[] features = _features;
        int[] splits = _splits;
        int[] children = _children;
        int node = 0;
        int feature;
        while ((feature = features[node]) >= 0)
        {
            int bin = columns[feature][row];
            int split = splits[node];
            bool goesRight = split >= 0 ? bin > split : !MaskContains(~split, bin);
            node = children[node] + (goesRight ? 1 : 0);
        }

        return children[node];
    }

    private bool MaskContains(int mask, int bin) => ((_masks[(mask * WordsPerMask) + (bin >> 6)] >> (bin & 63)) & 1) != 0;
}
