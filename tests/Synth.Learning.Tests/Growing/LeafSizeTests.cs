namespace Synth.Learning.Tests;

/// <summary>The size of leaves is chosen by families that the trial trees have not seen.</summary>
public sealed class LeafSizeTests
{
    private const int RowCount = 2_000;
    private const int BinCount = 12;

    private static readonly ForestOptions Options = new() { TreeCount = 4, MaxLeafRows = 25, Seed = 3 };

    [Fact]
    public void A_target_that_the_features_do_not_tell_of_gets_larger_leaves()
    {
        var random = new RandomBits(1);
        byte[] target = random.Bins(RowCount, BinCount);
        Forest forest = Train(target, Features(random), Options);
        Assert.All(LeafSizes(forest), rows => Assert.InRange(rows, 25, int.MaxValue));
    }

    [Fact]
    public void A_target_that_the_features_decide_keeps_small_leaves()
    {
        // 144 combinations of about 14 rows: leaves of 25 rows have to mix them.
        var random = new RandomBits(2);
        BinnedFeature[] features = Features(random);
        byte[] target = [.. features[0].Values.Zip(features[1].Values, (first, second) => (byte)((first + second) % BinCount))];
        Assert.Contains(LeafSizes(Train(target, features, Options)), rows => rows < 25);
    }

    [Fact]
    public void Without_a_larger_size_nothing_is_chosen()
    {
        var random = new RandomBits(3);
        byte[] target = random.Bins(RowCount, BinCount);
        Assert.Contains(LeafSizes(Train(target, Features(random), Options with { MaxLeafRows = 0 })), rows => rows < 25);
    }

    [Fact]
    public void Few_families_decide_nothing()
    {
        var random = new RandomBits(4);
        BinnedFeature[] features = Features(random);
        var target = new BinnedTarget(random.Bins(RowCount, BinCount), BinCount, FeatureKind.Ordinal);
        int[] families = [.. Enumerable.Range(0, RowCount).Select(row => row % 20)];
        Assert.Equal(
            Bytes(ForestTrainer.Train(new BinnedMatrix(features, RowCount), target, families, Options with { MaxLeafRows = 0 }, Token)),
            Bytes(ForestTrainer.Train(new BinnedMatrix(features, RowCount), target, families, Options, Token)));
    }

    [Fact]
    public void The_choice_does_not_depend_on_the_order_of_rows()
    {
        var random = new RandomBits(5);
        BinnedFeature[] features = Features(random);
        byte[] target = [.. features[0].Values.Select(value => (byte)((value / 3) + random.Below(BinCount - 4)))];
        int[] families = [.. Enumerable.Range(0, RowCount).Select(row => row / 4)];
        var set = new TrainingSet(features, new BinnedTarget(target, BinCount, FeatureKind.Ordinal), families, Options);
        for (ulong seed = 0; seed < 5; seed++)
            Assert.Equal(Bytes(set.Train()), Bytes(set.InOrder(new RandomBits(seed).Permutation(RowCount)).Train()));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BinnedFeature[] Features(RandomBits random) =>
        [.. Enumerable.Range(0, 2).Select(_ => new BinnedFeature(random.Bins(RowCount, BinCount), BinCount, FeatureKind.Ordinal))];

    private static Forest Train(byte[] target, BinnedFeature[] features, ForestOptions options) => ForestTrainer.Train(
        new BinnedMatrix(features, RowCount),
        new BinnedTarget(target, BinCount, FeatureKind.Ordinal),
        [.. Enumerable.Range(0, RowCount)],
        options,
        Token);

    private static IEnumerable<int> LeafSizes(Forest forest)
    {
        for (int tree = 0; tree < forest.Trees.Length; tree++)
        {
            for (int leaf = 0; leaf < forest.Trees[tree].LeafCount; leaf++)
                yield return forest.Histogram(tree, leaf).Total;
        }
    }

    private static byte[] Bytes(Forest forest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        forest.Write(writer);
        return stream.ToArray();
    }
}
