namespace Synth.Learning;

/// <summary>
/// Divides items into clusters by questions about their features, so that items of one cluster are alike in several targets at once
/// (predictive clustering trees, Blockeel et al. 1998). Immutable and thread-safe.
/// </summary>
public sealed class ClusterTree
{
    /// <summary>Makes a tree of its nodes.</summary>
    /// <param name="nodes">The nodes; the first is the root, children come after their parents.</param>
    /// <exception cref="ArgumentException">There is no node, a child does not come after its parent, or clusters are not numbered 0, 1,
    /// ….</exception>
    public ClusterTree(IReadOnlyList<ClusterNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ClusterCount = nodes.Count(node => node.IsLeaf);
        var numbers = new HashSet<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            var valid = node.IsLeaf
                ? node.Left >= 0 && node.Left < ClusterCount && numbers.Add(node.Left)
                : node.Left > i && node.Right > i && node.Left < nodes.Count && node.Right < nodes.Count;
            if (!valid)
            {
                throw new ArgumentException($"Node {i} of a cluster tree is not valid.", nameof(nodes));
            }
        }

        if (nodes.Count == 0 || ClusterCount > 255)
        {
            throw new ArgumentException("A cluster tree has from 1 to 255 clusters.", nameof(nodes));
        }

        Nodes = nodes;
    }

    /// <summary>The nodes, the root first.</summary>
    public IReadOnlyList<ClusterNode> Nodes { get; }

    /// <summary>How many clusters there are, 1 to 255.</summary>
    public int ClusterCount { get; }

    /// <summary>The cluster of an item, from 0.</summary>
    /// <param name="columns">Features. Shape [features][items].</param>
    /// <param name="item">The item.</param>
    public int ClusterOf(byte[][] columns, int item)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var node = Nodes[0];
        while (!node.IsLeaf)
        {
            node = Nodes[node.GoesLeft(columns[node.Feature][item]) ? node.Left : node.Right];
        }

        return node.Left;
    }
}
