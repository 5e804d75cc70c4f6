using CsCheck;

namespace Synth.Learning.Tests;

/// <summary>Items with features, and rows with targets that belong to them.</summary>
internal sealed record ClusterProblem(BinnedFeature[] Features, int ItemCount,
    int[] ItemOfRow, BinnedTarget[] Targets, ClusterOptions Options)
{
    /// <summary>Problems of up to 150 items and 4 features, whose targets partly depend on them.</summary>
    public static Gen<ClusterProblem> Any { get; } =
        from itemCount in Gen.Int[1, 150]
        from binCounts in Gen.Int[1, 8].Array[0, 4]
        from kinds in Gen.Enum<FeatureKind>().Array[4]
        from rowsPerItem in Gen.Int[0, 4]
        from targetCount in Gen.Int[0, 3]
        from maxClusters in Gen.Int[1, 12]
        from minItems in Gen.Int[1, 20]
        from seed in Gen.ULong
        select Create(itemCount, binCounts, kinds, rowsPerItem, targetCount, new ClusterOptions(maxClusters, minItems), seed);

    public BinnedMatrix Items => new(Features, ItemCount);

    public ClusterTree Grow() => ClusterTreeGrower.Grow(Items, ItemOfRow, Targets, Options, TestContext.Current.CancellationToken);

    /// <summary>The cluster of each item.</summary>
    public int[] Partition(ClusterTree tree)
    {
        byte[][] columns = Items.ToColumns();
        return [.. Enumerable.Range(0, ItemCount).Select(item => tree.ClusterOf(columns, item))];
    }

    /// <summary>The same problem, its items and rows in other orders.</summary>
    public ClusterProblem InOrder(int[] itemOrder, int[] rowOrder)
    {
        var newNumbers = new int[ItemCount];
        for (int place = 0; place < ItemCount; place++)
            newNumbers[itemOrder[place]] = place;

        return this with
        {
            Features = [.. Features.Select(feature =>
                new BinnedFeature([.. itemOrder.Select(item => feature.Values[item])], feature.BinCount, feature.Kind))],
            ItemOfRow = [.. rowOrder.Select(row => newNumbers[ItemOfRow[row]])],
            Targets = [.. Targets.Select(target =>
                new BinnedTarget([.. rowOrder.Select(row => target.Bins[row])], target.BinCount, target.Kind))],
        };
    }

    private static ClusterProblem Create(
        int itemCount, int[] binCounts, FeatureKind[] kinds, int rowsPerItem, int targetCount, ClusterOptions options, ulong seed)
    {
        var random = new RandomBits(seed);
        BinnedFeature[] features =
            [.. binCounts.Select((binCount, f) => new BinnedFeature(random.Bins(itemCount, binCount), binCount, kinds[f]))];
        int[] itemOfRow = [.. Enumerable.Range(0, itemCount * rowsPerItem).Select(_ => random.Below(itemCount))];
        BinnedTarget[] targets = [.. Enumerable.Range(0, targetCount).Select(t => new BinnedTarget(
            [.. itemOfRow.Select(item => (byte)(random.Below(4) == 0 || features.Length == 0
                ? random.Below(5)
                : features[t % features.Length].Values[item] * 5 / features[t % features.Length].BinCount))],
            5,
            kinds[t]))];
        return new ClusterProblem(features, itemCount, itemOfRow, targets, options);
    }
}
