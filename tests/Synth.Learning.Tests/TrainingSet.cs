using CsCheck;

namespace Synth.Learning.Tests;

/// <summary>A small random learning problem, printable and easy to permute.</summary>
internal sealed record TrainingSet(BinnedFeature[] Features, BinnedTarget Target, int[] Families, ForestOptions Options)
{
    private static readonly Gen<FeatureKind> Kinds = Gen.Enum<FeatureKind>();

    private static readonly Gen<ForestOptions> AnyOptions =
        from treeCount in Gen.Int[1, 3]
        from fraction in Gen.Double[0.3, 1.0]
        from minRows in Gen.Int[1, 6]
        from minFamilies in Gen.Int[1, 6]
        from maxDepth in Gen.Int[0, 9]
        from classCount in Gen.Int[2, 9]
        from significance in Gen.Int[0, 3].Select(i => new[] { 1.0, 1.0, 0.5, 0.05 }[i])
        from searchRows in Gen.Int[1, 60]
        from seed in Gen.ULong
        select new ForestOptions
        {
            TreeCount = treeCount,
            FamilyFraction = fraction,
            MinLeafRows = minRows,
            MinLeafFamilies = minFamilies,
            MaxDepth = maxDepth,
            SplitClassCount = classCount,
            SplitSignificance = significance,
            SearchRows = searchRows,
            Seed = seed,
        };

    /// <summary>Sets of up to 120 rows and 4 features, whose target partly depends on them.</summary>
    public static Gen<TrainingSet> Any { get; } =
        from rowCount in Gen.Int[1, 120]
        from featureCount in Gen.Int[0, 4]
        from binCounts in Gen.Int[1, 12].Array[featureCount]
        from kinds in Kinds.Array[featureCount]
        from targetBinCount in Gen.Int[1, 9]
        from targetKind in Kinds
        from familyCount in Gen.Int[1, 60]
        from noise in Gen.Int[1, 6]
        from seed in Gen.ULong
        from options in AnyOptions
        select Create(rowCount, binCounts, kinds, targetBinCount, targetKind, familyCount, noise, seed, options);

    public BinnedMatrix Matrix => new(Features, Target.Bins.Length);

    public Forest Train() =>
        ForestTrainer.Train(Matrix, Target, Families, Options, TestContext.Current.CancellationToken);

    /// <summary>The same rows in the order given.</summary>
    public TrainingSet InOrder(int[] order) => new(
        [.. Features.Select(feature => new BinnedFeature(Reorder(feature.Values, order), feature.BinCount, feature.Kind))],
        new BinnedTarget(Reorder(Target.Bins, order), Target.BinCount, Target.Kind),
        Reorder(Families, order),
        Options);

    private static T[] Reorder<T>(T[] values, int[] order) => [.. order.Select(row => values[row])];

    private static TrainingSet Create(
        int rowCount,
        int[] binCounts,
        FeatureKind[] kinds,
        int targetBinCount,
        FeatureKind targetKind,
        int familyCount,
        int noise,
        ulong seed,
        ForestOptions options)
    {
        var random = new RandomBits(seed);
        BinnedFeature[] features =
            [.. binCounts.Select((binCount, f) => new BinnedFeature(random.Bins(rowCount, binCount), binCount, kinds[f]))];
        byte[] target = random.Bins(rowCount, targetBinCount);
        for (int row = 0; row < rowCount; row++)
        {
            if (features.Length > 0 && random.Below(noise) == 0)
                target[row] = (byte)(features.Sum(feature => feature.Values[row]) % targetBinCount);
        }

        int[] families = [.. Enumerable.Range(0, rowCount).Select(_ => (random.Below(familyCount) * 7) - 50)];
        return new TrainingSet(features, new BinnedTarget(target, targetBinCount, targetKind), families, options);
    }
}
