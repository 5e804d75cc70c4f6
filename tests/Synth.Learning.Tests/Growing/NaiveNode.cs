namespace Synth.Learning.Tests;

/// <summary>A node of the naive twin's tree; a leaf has no children.</summary>
internal sealed record NaiveNode(
    SortedDictionary<byte, int> Histogram, int Feature, HashSet<byte>? LeftBins, NaiveNode? Left, NaiveNode? Right)
{
    /// <summary>Fails unless the tree below a node is the same, node for node.</summary>
    public void AssertSame(DecisionTree tree, int node)
    {
        Assert.Equal(Left is null, tree.IsLeaf(node));
        if (Left is null)
        {
            LeafHistogram histogram = tree.Histogram(tree.LeafOf(node));
            Assert.Equal([.. Histogram.Keys], histogram.Bins.ToArray());
            Assert.Equal([.. Histogram.Values], CountsOf(histogram));
            return;
        }

        Assert.Equal(Feature, tree.FeatureOf(node));
        Assert.Equal(BinSet.Of([.. LeftBins!]), tree.LeftBinsOf(node));
        Left.AssertSame(tree, tree.LeftChildOf(node));
        Right!.AssertSame(tree, tree.LeftChildOf(node) + 1);
    }

    private static int[] CountsOf(LeafHistogram histogram)
    {
        var counts = new int[histogram.Bins.Length];
        for (int position = 0; position < counts.Length; position++)
            counts[position] = histogram.CountAt(position);

        return counts;
    }
}
