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

        byte[][] columns = features.ToColumns();
        var logOdds = new double[features.RowCount];
        var slopes = new double[features.RowCount];
        var curvatures = new double[features.RowCount];
        var grower = new BoostedTreeGrower(features, slopes, curvatures, options);
        var trees = new BoostedTree[options.Rounds];
        int[] order = rows.ToArray();
        for (int round = 0; round < trees.Length; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (int row in rows)
            {
                double probability = 1 / (1 + Math.Exp(-logOdds[row]));
                slopes[row] = (isFirst[row] ? 1 : 0) - probability;
                curvatures[row] = probability * (1 - probability);
            }

            trees[round] = grower.Grow(order);
            foreach (int row in rows)
                logOdds[row] += trees[round].ValueOf(columns, row);
        }

        return new BoostedTrees(features.Features.Length, [.. trees]);
    }
}
