namespace Synth.Learning;

/// <summary>
/// Tells how well two samples can be told apart: a classifier two-sample test (Lopez-Paz and Oquab 2017) with boosted trees.
/// </summary>
public static class TwoSampleTest
{
    /// <summary>
    /// The area under the curve of predictions for rows that the classifier did not see; 0.5 when the samples cannot be told apart.
    /// </summary>
    /// <param name="features">The rows of both samples.</param>
    /// <param name="isFirst">Which sample a row is of, [rows].</param>
    /// <param name="groups">Rows of one group are never on both sides of a split, [rows].</param>
    /// <param name="folds">How many parts the groups are divided into, at least 2.</param>
    /// <param name="options">The classifier.</param>
    /// <param name="cancellationToken">Checked for each tree.</param>
    public static double Area(
        BinnedMatrix features, bool[] isFirst, int[] groups, int folds, BoostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        byte[][] columns = features.ToColumns();
        var scores = new double[features.RowCount];
        int[] foldOf = Array.ConvertAll(groups, group => BitMixer.Below(BitMixer.At(0, (ulong)(uint)group), folds));
        for (int fold = 0; fold < folds; fold++)
        {
            int[] train = [.. Enumerable.Range(0, scores.Length).Where(row => foldOf[row] != fold)];
            BoostedTrees trees = BoostedTreesTrainer.Train(features, isFirst, train, options, cancellationToken);
            for (int row = 0; row < scores.Length; row++)
            {
                if (foldOf[row] == fold)
                    scores[row] = trees.LogOdds(columns, row);
            }
        }

        return RankStatistic.Area(scores, isFirst);
    }
}
