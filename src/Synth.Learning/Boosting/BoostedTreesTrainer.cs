using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>Trains <see cref="BoostedTrees"/>. All bins are taken as ordered. A function of its arguments alone.</summary>
public static class BoostedTreesTrainer
{
    /// <summary>Trains a classifier.</summary>
    /// <param name="features">The features.</param>
    /// <param name="isFirst">Whether a row is of the first class, [rows].</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="cancellationToken">Checked for each tree.</param>
    public static BoostedTrees Train(
        BinnedMatrix features, bool[] isFirst, ReadOnlySpan<int> rows, BoostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(isFirst);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (isFirst.Length != features.RowCount)
            throw new ArgumentException($"There are {isFirst.Length} classes of rows, but {features.RowCount} rows.", nameof(isFirst));

        int[] splittable = Splittable(features, rows, options.MinLeafRows);
        var matrix = new BinnedMatrix(splittable.Select(feature => features.Features[feature]), features.RowCount);
        var logOdds = new double[features.RowCount];
        var slopes = new double[features.RowCount];
        var curvatures = new double[features.RowCount];
        var grower = new BoostedTreeGrower(matrix, slopes, curvatures, options);
        var trees = new BoostedTree[options.Rounds];
        int[] order = rows.ToArray();
        for (int round = 0; round < trees.Length; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Differentiate(rows, isFirst, logOdds, slopes, curvatures);
            BoostedTree tree = grower.Grow(order, logOdds);
            trees[round] = tree with { Features = Array.ConvertAll(tree.Features, feature => feature < 0 ? feature : splittable[feature]) };
        }

        return new BoostedTrees(features.Features.Length, [.. trees]);
    }

    // Without features by which no node can be split: whatever the cut, too few rows of all are on one side.
    private static int[] Splittable(BinnedMatrix features, ReadOnlySpan<int> rows, int minLeafRows)
    {
        var result = new List<int>();
        var counts = new int[BinChecks.MaxBinCount];
        for (int feature = 0; feature < features.Features.Length; feature++)
        {
            Array.Clear(counts);
            byte[] values = features.Features[feature].Values;
            foreach (int row in rows)
                counts[values[row]]++;

            if (rows.Length - counts.Max() >= minLeafRows)
                result.Add(feature);
        }

        return [.. result];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate(ReadOnlySpan<int> rows, bool[] isFirst, double[] logOdds, double[] slopes, double[] curvatures)
    {
        foreach (int row in rows)
        {
            double probability = 1 / (1 + Math.Exp(-logOdds[row]));
            slopes[row] = (isFirst[row] ? 1 : 0) - probability;
            curvatures[row] = probability * (1 - probability);
        }
    }
}
