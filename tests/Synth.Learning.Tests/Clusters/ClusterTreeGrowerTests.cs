using CsCheck;

namespace Synth.Learning.Tests;

public sealed class ClusterTreeGrowerTests
{
    private const int ItemCount = 600;
    private const int RowsPerItem = 3;

    [Fact]
    public void Planted_clusters_are_recovered()
    {
        var random = new RandomBits(1);
        byte[] size = random.Bins(ItemCount, 10);
        byte[] colour = random.Bins(ItemCount, 4);
        int[] planted = [.. size.Zip(colour, (s, c) => s < 5 ? 0 : c == 2 ? 1 : 2)];
        ClusterProblem problem = Problem(size, colour, random, item => planted[item]);

        ClusterTree tree = problem.Grow();

        Assert.Equal(3, tree.ClusterCount);
        Assert.Equal(3, problem.Partition(tree).Zip(planted).Distinct().Count());
    }

    [Fact]
    public void Independent_targets_give_one_cluster()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomBits(seed);
            ClusterProblem problem = Problem(random.Bins(ItemCount, 10), random.Bins(ItemCount, 4), random, _ => random.Below(3));
            Assert.Equal(1, problem.Grow().ClusterCount);
        }
    }

    [Fact]
    public void The_first_gain_of_a_target_tells_whether_it_depends_on_the_items()
    {
        var random = new RandomBits(2);
        byte[] size = random.Bins(ItemCount, 10);
        ClusterProblem dependent = Problem(size, size, random, item => size[item] / 4);
        ClusterProblem independent = Problem(size, size, random, _ => random.Below(3));

        double[] gains = ClusterTreeGrower.FirstGains(
            dependent.Items, dependent.ItemOfRow, [dependent.Targets[0], independent.Targets[0]], dependent.Options);

        Assert.True(gains[0] > 0);
        Assert.Equal(0, gains[1]);
    }

    [Fact]
    public void The_first_gain_of_a_feature_tells_whether_targets_depend_on_it()
    {
        var random = new RandomBits(3);
        byte[] size = random.Bins(ItemCount, 10);
        byte[] colour = random.Bins(ItemCount, 4);
        ClusterProblem problem = Problem(size, colour, random, item => size[item] / 4);

        double[] gains = ClusterTreeGrower.FeatureGains(problem.Items, problem.ItemOfRow, problem.Targets, problem.Options);

        Assert.True(gains[0] > 0);
        Assert.Equal(0, gains[1]);
    }

    [Fact]
    public void No_cluster_is_smaller_than_allowed_and_there_are_not_more_than_allowed() =>
        ClusterProblem.Any.Sample(problem =>
        {
            ClusterTree tree = problem.Grow();
            int[] sizes = [.. problem.Partition(tree).CountBy(cluster => cluster).Select(pair => pair.Value)];
            return tree.ClusterCount <= problem.Options.MaxClusters
                && sizes.Length == tree.ClusterCount
                && (tree.ClusterCount == 1 || sizes.Min() >= problem.Options.MinItems);
        });

    [Fact]
    public void Every_leaf_has_a_number_of_its_own_and_every_other_node_two_children() =>
        ClusterProblem.Any.Sample(problem =>
        {
            ClusterTree tree = problem.Grow();
            int[] children = [.. tree.Nodes.Where(node => !node.IsLeaf).SelectMany(node => new[] { node.Left, node.Right }).Order()];
            return tree.Nodes.Where(node => node.IsLeaf).Select(node => node.Left)
                .Order().SequenceEqual(Enumerable.Range(0, tree.ClusterCount))
                && children.SequenceEqual(Enumerable.Range(1, tree.Nodes.Count - 1));
        });

    [Fact]
    public void The_order_of_items_and_rows_does_not_matter() =>
        Gen.Select(ClusterProblem.Any, Gen.ULong).Sample((problem, seed) =>
        {
            var random = new RandomBits(seed);
            ClusterProblem other = problem.InOrder(random.Permutation(problem.ItemCount), random.Permutation(problem.ItemOfRow.Length));
            return problem.Grow().Nodes.SequenceEqual(other.Grow().Nodes);
        });

    // Rows whose two targets mostly follow the group of their item; the third feature is noise.
    private static ClusterProblem Problem(byte[] size, byte[] colour, RandomBits random, Func<int, int> groupOf)
    {
        int[] itemOfRow = [.. Enumerable.Range(0, ItemCount * RowsPerItem).Select(row => row / RowsPerItem)];
        return new ClusterProblem(
            [
                new BinnedFeature(size, 10, FeatureKind.Ordinal),
                new BinnedFeature(colour, 10, FeatureKind.Nominal),
                new BinnedFeature(random.Bins(ItemCount, 6), 6, FeatureKind.Ordinal),
            ],
            ItemCount,
            itemOfRow,
            [Target(), Target()],
            new ClusterOptions());

        BinnedTarget Target() =>
            new([.. itemOfRow.Select(item => (byte)(random.Below(10) == 0 ? random.Below(3) : groupOf(item)))], 3, FeatureKind.Nominal);
    }
}
