using System.Runtime.InteropServices;

namespace Synth.Learning;

/// <summary>Collects the nodes and leaves of one tree as they are grown, in any order, and turns them into a tree.</summary>
internal sealed class TreeBuilder
{
    private const int NotYet = -1;

    private readonly List<Split> _splits = [];
    private readonly List<int> _splitOfNode = [];
    private readonly List<int> _firstChild = [];
    private readonly List<int> _leafOfNode = [];
    private readonly List<int> _leafStarts = [];
    private readonly List<byte> _leafBins = [];
    private readonly List<int> _leafCumulative = [];

    /// <summary>Forgets everything and makes node 0, the root.</summary>
    public void Reset()
    {
        _splits.Clear();
        _splitOfNode.Clear();
        _firstChild.Clear();
        _leafOfNode.Clear();
        _leafStarts.Clear();
        _leafBins.Clear();
        _leafCumulative.Clear();
        AddNode();
    }

    /// <summary>Gives a node two children.</summary>
    /// <returns>Number of the left child; the right child's is one more.</returns>
    public int AddSplit(int node, in Split split)
    {
        _splitOfNode[node] = _splits.Count;
        _splits.Add(split);
        int left = AddNode();
        AddNode();
        _firstChild[node] = left;
        return left;
    }

    /// <summary>Makes a node a leaf.</summary>
    /// <param name="node">The node.</param>
    /// <param name="counts">Rows of each target bin, [target bins], at least one in all.</param>
    public void AddLeaf(int node, ReadOnlySpan<int> counts)
    {
        _leafOfNode[node] = _leafStarts.Count;
        _leafStarts.Add(_leafBins.Count);
        int cumulative = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] == 0)
                continue;

            cumulative += counts[bin];
            _leafBins.Add((byte)bin);
            _leafCumulative.Add(cumulative);
        }
    }

    /// <summary>Makes the tree, its nodes and leaves numbered level by level.</summary>
    public DecisionTree Build()
    {
        int nodeCount = _firstChild.Count;
        var features = new int[nodeCount];
        var splits = new int[nodeCount];
        var children = new int[nodeCount];
        var masks = new List<ulong>();
        var starts = new int[_leafStarts.Count + 1];
        var bins = new byte[_leafBins.Count];
        var cumulative = new int[_leafBins.Count];

        var oldNumbers = new int[nodeCount];
        int reached = 1;
        int leafCount = 0;
        for (int node = 0; node < nodeCount; node++)
        {
            int old = oldNumbers[node];
            if (_splitOfNode[old] == NotYet)
            {
                features[node] = DecisionTree.Leaf;
                children[node] = leafCount;
                starts[leafCount + 1] = CopyLeaf(_leafOfNode[old], bins, cumulative, starts[leafCount]);
                leafCount++;
                continue;
            }

            Split split = _splits[_splitOfNode[old]];
            features[node] = split.Feature;
            splits[node] = split.Kind == FeatureKind.Ordinal ? split.Threshold : AddMask(masks, split.LeftBins);
            children[node] = reached;
            oldNumbers[reached++] = _firstChild[old];
            oldNumbers[reached++] = _firstChild[old] + 1;
        }

        return new DecisionTree(features, splits, children, [.. masks], new LeafHistograms(starts, bins, cumulative));
    }

    private int AddNode()
    {
        _splitOfNode.Add(NotYet);
        _firstChild.Add(NotYet);
        _leafOfNode.Add(NotYet);
        return _firstChild.Count - 1;
    }

    private int CopyLeaf(int leaf, byte[] bins, int[] cumulative, int destination)
    {
        int start = _leafStarts[leaf];
        int end = leaf + 1 < _leafStarts.Count ? _leafStarts[leaf + 1] : _leafBins.Count;
        CollectionsMarshal.AsSpan(_leafBins)[start..end].CopyTo(bins.AsSpan(destination));
        CollectionsMarshal.AsSpan(_leafCumulative)[start..end].CopyTo(cumulative.AsSpan(destination));
        return destination + end - start;
    }

    private static int AddMask(List<ulong> masks, BinSet set)
    {
        int index = masks.Count / DecisionTree.WordsPerMask;
        for (int word = 0; word < DecisionTree.WordsPerMask; word++)
            masks.Add(set.Word(word));

        return ~index;
    }
}
