using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling.Tests;

/// <summary>Small forests over one ordinal feature.</summary>
internal static class Forests
{
    /// <summary>A forest whose target mostly is the feature, and else any code from 1 on.</summary>
    /// <param name="binCount">Codes of the feature and of the target, code 0 included, which never comes.</param>
    public static Forest Following(int binCount)
    {
        const int RowCount = 2000;
        var random = RandomStream.FromSeed(11);
        byte Any(long position) => (byte)(1 + random.Below(position, binCount - 1));
        byte[] feature = [.. Enumerable.Range(0, RowCount).Select(row => Any(row))];
        byte[] target = [.. feature.Select((code, row) => random.Below(-1 - row, 5) == 0 ? Any(RowCount + row) : code)];
        return ForestTrainer.Train(
            new BinnedMatrix([new BinnedFeature(feature, binCount, FeatureKind.Ordinal)], RowCount),
            new BinnedTarget(target, binCount, FeatureKind.Nominal),
            [.. Enumerable.Range(0, RowCount)],
            new ForestOptions { TreeCount = 2 },
            TestContext.Current.CancellationToken);
    }

    /// <summary>A variable drawn by such a forest.</summary>
    public static VariableModel Variable(int binCount, DistinctGroup? distinct = null) =>
        new(new Variable("variable", binCount, FeatureKind.Nominal), -1, distinct, Following(binCount));

    /// <summary>Any codes from 1 on.</summary>
    public static byte[] Codes(int count, int binCount, long seed) =>
        [.. Enumerable.Range(0, count).Select(row => (byte)(1 + RandomStream.FromSeed(seed).Below(row, binCount - 1)))];
}
