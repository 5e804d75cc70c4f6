using System.Runtime.CompilerServices;

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

    private const int RowsAtOnce = 16;

    private readonly TreeNode[] _nodes;
    private readonly int[] _details;
    private readonly ulong[] _masks;
    private readonly LeafHistograms _histograms;

    /// <param name="features">Feature of each node, or <see cref="Leaf"/>.</param>
    /// <param name="splits">Of an ordinal feature the last bin that goes left; of a nominal one the complement of the number of its
    /// mask; of a leaf 0.</param>
    /// <param name="children">Number of the left child, the right one's being one more; of a leaf its leaf number.</param>
    /// <param name="masks">The bins that go left, <see cref="WordsPerMask"/> words each.</param>
    /// <param name="histograms">One histogram a leaf.</param>
    internal DecisionTree(
        ReadOnlySpan<int> features, ReadOnlySpan<int> splits, ReadOnlySpan<int> children, ulong[] masks, LeafHistograms histograms)
    {
        _nodes = new TreeNode[features.Length];
        _details = new int[features.Length];
        _masks = masks;
        _histograms = histograms;
        for (int node = 0; node < _nodes.Length; node++)
        {
            bool isLeaf = features[node] == Leaf;
            _details[node] = isLeaf ? children[node] : ~splits[node];
            _nodes[node] = isLeaf ? TreeNode.Leaf(node, Math.Max(features[0], 0))
                : splits[node] >= 0 ? TreeNode.Ordinal(features[node], splits[node], children[node])
                : TreeNode.Nominal(features[node], children[node]);
        }
    }

    /// <summary>Number of nodes, leaves included: 2 × <see cref="LeafCount"/> − 1.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>Number of leaves.</summary>
    public int LeafCount => _histograms.Count;

    /// <summary>Number of bins with rows, over all leaves: what the histograms cost.</summary>
    public int HistogramEntryCount => _histograms.EntryCount;

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _nodes[node].IsLeaf;

    /// <summary>Number of a leaf node's leaf, in [0, <see cref="LeafCount"/>).</summary>
    public int LeafOf(int node) => IsLeaf(node) ? _details[node] : throw new ArgumentException("The node is not a leaf.", nameof(node));

    /// <summary>Number of the feature by which a node is split.</summary>
    public int FeatureOf(int node) => SplitNode(node).Feature;

    /// <summary>Number of the left child; the right child's is one more.</summary>
    public int LeftChildOf(int node) => SplitNode(node).Child;

    /// <summary>Whether a node splits by a set of bins rather than by a threshold.</summary>
    public bool IsNominalSplit(int node) => SplitNode(node).IsNominal;

    /// <summary>The bins of the feature that a node sends left.</summary>
    public BinSet LeftBinsOf(int node)
    {
        TreeNode split = SplitNode(node);
        if (!split.IsNominal)
            return BinSet.UpTo((byte)split.Threshold);

        ReadOnlySpan<ulong> words = _masks.AsSpan(_details[node] * WordsPerMask, WordsPerMask);
        return new BinSet(words[0], words[1], words[2], words[3]);
    }

    /// <summary>The target's distribution in a leaf.</summary>
    public LeafHistogram Histogram(int leaf) => _histograms[leaf];

    /// <summary>The leaf into which a row falls.</summary>
    /// <param name="columns">Bins of the features, [features][rows]; only those the tree uses are read.</param>
    /// <param name="row">The row.</param>
    public int FindLeaf(byte[][] columns, int row)
    {
        TreeNode[] nodes = _nodes;
        int node = 0;
        while (!nodes[node].IsLeaf)
            node = Next(nodes, node, columns, row);

        return _details[node];
    }

    /// <summary>The leaves into which rows fall; a few times as fast a row as <see cref="FindLeaf"/>.</summary>
    /// <param name="columns">Bins of the features, [features][rows]; only those the tree uses are read.</param>
    /// <param name="rows">The rows to place.</param>
    /// <param name="leaves">Receives their leaves, [≥ rows].</param>
    public void FindLeaves(byte[][] columns, ReadOnlySpan<int> rows, Span<int> leaves)
    {
        leaves = leaves[..rows.Length];
        leaves.Clear();
        for (int start = 0; NodeCount > 1 && start < rows.Length; start += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, rows.Length - start);
            Descend(columns, rows.Slice(start, count), leaves.Slice(start, count));
        }

        foreach (ref int leaf in leaves)
            leaf = _details[leaf];
    }

    // Rows go down side by side, each from the node where it is: while one waits for memory, the others need not wait for it.
    private void Descend(byte[][] columns, ReadOnlySpan<int> rows, Span<int> numbers)
    {
        TreeNode[] nodes = _nodes;
        int moved;
        do
        {
            moved = 0;
            for (int i = 0; i < numbers.Length && i < rows.Length; i++)
            {
                int number = numbers[i];
                int next = Next(nodes, number, columns, rows[i]);
                moved |= next ^ number;
                numbers[i] = next;
            }
        }
        while (moved != 0);
    }

    // A call would cost as much as the step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(TreeNode[] nodes, int number, byte[][] columns, int row)
    {
        TreeNode node = nodes[number];
        int bin = columns[node.Feature][row];
        int isRight = node.IsNominal ? IsInMask(number, bin) ^ 1 : (node.Threshold - bin) >>> 31;
        return node.Child + isRight;
    }

    private int IsInMask(int number, int bin) => (int)(_masks[(_details[number] * WordsPerMask) + (bin >> 6)] >> (bin & 63)) & 1;

    private TreeNode SplitNode(int node) =>
        IsLeaf(node) ? throw new ArgumentException("The node is a leaf.", nameof(node)) : _nodes[node];
}
