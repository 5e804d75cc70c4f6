namespace Synth.Learning.Tests;

public sealed class PlantedDependenceTests
{
    private const int RowCount = 6000;

    [Fact]
    public void Recovers_a_category_that_is_a_function_of_another()
    {
        var random = new RandomBits(11);
        byte[] feature = random.Bins(RowCount, 20);
        int[] function = random.Permutation(20);
        byte[] target = [.. feature.Select(bin => (byte)function[bin])];
        double share = ShareDrawnRight(
            [new BinnedFeature(feature, 20, FeatureKind.Nominal), Noise(random)], target, 20, FeatureKind.Nominal);
        Assert.Equal(1, share);
    }

    [Fact]
    public void Recovers_a_function_of_more_categories_than_split_classes()
    {
        var random = new RandomBits(12);
        byte[] feature = random.Bins(RowCount, 60);
        int[] function = random.Permutation(60);
        byte[] target = [.. feature.Select(bin => (byte)function[bin])];
        double share = ShareDrawnRight([new BinnedFeature(feature, 60, FeatureKind.Nominal)], target, 60, FeatureKind.Ordinal);

        // Only classes of two or three bins can be told apart.
        Assert.InRange(share, 0.35, 1);
    }

    [Fact]
    public void Recovers_exclusive_or_that_a_third_feature_makes_visible()
    {
        var random = new RandomBits(13);
        byte[] first = random.Bins(RowCount, 2);
        byte[] second = random.Bins(RowCount, 2);
        byte[] hint = [.. first.Select((bin, row) => random.Below(4) == 0 ? (byte)random.Below(2) : (byte)(bin | second[row]))];
        byte[] target = [.. first.Select((bin, row) => (byte)(bin ^ second[row] ^ (random.Below(50) == 0 ? 1 : 0)))];
        double share = ShareDrawnRight(
            [Ordinal(first, 2), Ordinal(second, 2), Ordinal(hint, 2), Noise(random)], target, 2, FeatureKind.Nominal);

        // Two draws with 2 % noise each agree with probability 0.961; standard error 0.0025.
        Assert.InRange(share, 0.95, 1);
    }

    [Fact]
    public void Finds_a_threshold_between_numbers()
    {
        var random = new RandomBits(14);
        byte[] feature = random.Bins(RowCount, 200);
        byte[] target = [.. feature.Select(bin => (byte)(bin > 77 ? 1 : 0))];
        Assert.Equal(1, ShareDrawnRight([Noise(random), Ordinal(feature, 200)], target, 2, FeatureKind.Ordinal));
    }

    [Fact]
    public void A_strict_significance_does_not_split_by_noise()
    {
        var random = new RandomBits(15);
        var matrix = new BinnedMatrix([Noise(random), Noise(random)], RowCount);
        var target = new BinnedTarget(random.Bins(RowCount, 24), 24, FeatureKind.Ordinal);
        Forest forest = ForestTrainer.Train(
            matrix,
            target,
            [.. Enumerable.Range(0, RowCount)],
            new ForestOptions { SplitSignificance = 1e-4 },
            TestContext.Current.CancellationToken);
        Assert.Empty(forest.UsedFeatures);
    }

    [Theory]
    [InlineData(5, 1.0, 1.0)]
    [InlineData(4, 0.0, 0.1)]
    public void A_kind_of_row_that_five_families_have_is_told_though_bags_have_fewer_of_them(int families, double least, double most)
    {
        // Twenty rows a family; a bag has two thirds of the families.
        byte[] kind = [.. Enumerable.Range(0, RowCount).Select(row => (byte)(row / 20 < families ? 1 : 0))];
        var matrix = new BinnedMatrix([new BinnedFeature(kind, 2, FeatureKind.Nominal)], RowCount);
        Forest forest = ForestTrainer.Train(
            matrix,
            new BinnedTarget(kind, 2, FeatureKind.Nominal),
            [.. Enumerable.Range(0, RowCount).Select(row => row / 20)],
            new ForestOptions { MinLeafFamilies = 5 },
            TestContext.Current.CancellationToken);
        var random = new RandomBits(1);
        var drawn = new byte[RowCount];
        forest.Draw(matrix.ToColumns(), RowCount, [.. kind.Select(_ => random.Next())], drawn);
        Assert.InRange(drawn.Take(20 * families).Average(bin => bin), least, most);
    }

    private static BinnedFeature Noise(RandomBits random) => Ordinal(random.Bins(RowCount, 50), 50);

    private static BinnedFeature Ordinal(byte[] values, int binCount) => new(values, binCount, FeatureKind.Ordinal);

    private static double ShareDrawnRight(BinnedFeature[] features, byte[] target, int targetBinCount, FeatureKind targetKind)
    {
        var matrix = new BinnedMatrix(features, RowCount);
        Forest forest = ForestTrainer.Train(
            matrix,
            new BinnedTarget(target, targetBinCount, targetKind),
            [.. Enumerable.Range(0, RowCount)],
            new ForestOptions(),
            TestContext.Current.CancellationToken);
        var random = new RandomBits(1);
        var drawn = new byte[RowCount];
        forest.Draw(matrix.ToColumns(), RowCount, [.. target.Select(_ => random.Next())], drawn);
        return drawn.Where((bin, row) => bin == target[row]).Count() / (double)RowCount;
    }
}
