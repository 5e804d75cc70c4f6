using CsCheck;

namespace Synth.Learning.Tests;

public sealed class ClusterTreeTests
{
    private static readonly ClusterNode[][] InvalidTrees =
    [
        [],
        [Leaf(1)],
        [Leaf(-1)],
        [Question(1, 2), Leaf(0), Leaf(0)],
        [Question(1, 2), Leaf(0), Leaf(2)],
        [Question(0, 2), Leaf(0), Leaf(1)],
        [Question(1, 3), Leaf(0), Leaf(1)],
        [Question(1, 2), Leaf(0), Question(1, 3), Leaf(1)],
    ];

    [Fact]
    public void An_item_is_in_the_cluster_to_which_the_answers_lead() =>
        ClusterProblem.Any.Sample(problem =>
        {
            ClusterTree tree = problem.Grow();
            return problem.Partition(tree).Index().All(entry => entry.Item == Walk(tree, problem.Features, entry.Index, 0));
        });

    [Fact]
    public void Nodes_that_are_no_tree_of_numbered_clusters_are_refused() =>
        Assert.All(InvalidTrees, nodes => Assert.Throws<ArgumentException>(() => new ClusterTree(nodes)));

    [Fact]
    public void A_tree_of_255_clusters_is_the_largest()
    {
        Assert.Equal(255, new ClusterTree(Chain(255)).ClusterCount);
        Assert.Throws<ArgumentException>(() => new ClusterTree(Chain(256)));
    }

    [Fact]
    public void Ordinal_questions_are_thresholds_and_nominal_ones_single_out_a_bin()
    {
        Assert.Equal([true, true, false], new byte[] { 3, 4, 5 }.Select(new ClusterNode(0, 4, false, 1, 2).GoesLeft));
        Assert.Equal([false, true, false], new byte[] { 3, 4, 5 }.Select(new ClusterNode(0, 4, true, 1, 2).GoesLeft));
    }

    private static ClusterNode Leaf(int cluster) => new(-1, 0, false, cluster, 0);

    private static ClusterNode Question(int left, int right) => new(0, 0, false, left, right);

    // Each question splits one cluster off.
    private static ClusterNode[] Chain(int clusters) =>
    [
        .. Enumerable.Range(0, clusters - 1).SelectMany(i => new[] { Question((2 * i) + 1, (2 * i) + 2), Leaf(i) }),
        Leaf(clusters - 1),
    ];

    private static int Walk(ClusterTree tree, BinnedFeature[] features, int item, int number)
    {
        ClusterNode node = tree.Nodes[number];
        if (node.Feature == -1)
            return node.Left;

        byte bin = features[node.Feature].Values[item];
        bool isLeft = features[node.Feature].Kind == FeatureKind.Nominal ? bin == node.Bin : bin <= node.Bin;
        return Walk(tree, features, item, isLeft ? node.Left : node.Right);
    }
}
