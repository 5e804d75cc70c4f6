namespace Synth.Learning.Tests;

public sealed class PredictorSelectorTests
{
    private const int RowCount = 3000;

    [Fact]
    public void Keeps_the_features_that_say_most()
    {
        var random = new RandomBits(21);
        byte[] target = random.Bins(RowCount, 8);
        BinnedFeature[] features = [.. Enumerable.Range(0, 50).Select(f => new BinnedFeature(
            f % 10 == 4 ? [.. target.Select(bin => random.Below(3) == 0 ? (byte)random.Below(8) : bin)] : random.Bins(RowCount, 250),
            250,
            FeatureKind.Nominal))];
        Assert.Equal([4, 14, 24, 34, 44], Select(features, target, 5));
    }

    [Fact]
    public void Takes_the_lowest_of_equals()
    {
        byte[] target = new RandomBits(22).Bins(RowCount, 8);
        BinnedFeature[] features = [.. Enumerable.Range(0, 5).Select(_ => new BinnedFeature(target, 8, FeatureKind.Ordinal))];
        Assert.Equal([0, 1], Select(features, target, 2));
    }

    [Fact]
    public void Information_of_independent_columns_is_nothing_and_of_equal_ones_their_entropy()
    {
        var random = new RandomBits(23);
        byte[] target = random.Bins(RowCount, 8);
        int[] rows = [.. Enumerable.Range(0, RowCount)];
        double independent = PredictorSelector.MutualInformation(
            new BinnedFeature(random.Bins(RowCount, 20), 20, FeatureKind.Ordinal), rows, target, 8);
        double equal = PredictorSelector.MutualInformation(new BinnedFeature(target, 8, FeatureKind.Ordinal), rows, target, 8);
        Assert.InRange(independent, -0.01, 0.01);
        Assert.InRange(equal, 2.98, 3.02);
    }

    [Fact]
    public void A_forest_of_many_features_does_not_depend_on_the_order_of_rows()
    {
        var random = new RandomBits(24);
        byte[] target = random.Bins(RowCount, 4);
        BinnedFeature[] features =
            [.. Enumerable.Range(0, 12).Select(_ => new BinnedFeature(random.Bins(RowCount, 9), 9, FeatureKind.Ordinal))];
        var set = new TrainingSet(
            features,
            new BinnedTarget(target, 4, FeatureKind.Nominal),
            [.. Enumerable.Range(0, RowCount).Select(row => row / 4)],
            new ForestOptions { TreeCount = 2, PredictorLimit = 3 });
        Forest forest = set.Train();
        Assert.InRange(forest.UsedFeatures.Length, 1, 3);
        Assert.Equal(forest.UsedFeatures, set.InOrder(random.Permutation(RowCount)).Train().UsedFeatures);
    }

    private static int[] Select(BinnedFeature[] features, byte[] target, int limit) => PredictorSelector.Select(
        new BinnedMatrix(features, RowCount),
        target,
        8,
        FamilyIndex.Create([.. Enumerable.Range(0, RowCount)]),
        new ForestOptions { PredictorLimit = limit });
}
