using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Tells rows of two sides apart by five-fold out-of-fold classification.</summary>
/// <param name="stream">Makes the random choices.</param>
/// <param name="rowLimit">The most rows of each side.</param>
/// <param name="boosting">The classifier.</param>
internal sealed class TwoSampleTest(RandomStream stream, int rowLimit, BoostingOptions boosting)
{
    private const int Folds = 5;
    private const int MinRows = 20;
    private const int SmallRows = 200;
    private const int SmallRowsRounds = 3;
    private const int GroupedRounds = 3;
    private const int FewGroups = 100;
    private const int FewGroupsRounds = 10;
    private const int ManyGroups = 5000;
    private const int ShownGiveAways = 4;

    /// <summary>Runs the test; null where there are too few rows or no variables.</summary>
    /// <param name="source">Makes the source's variables of some rows.</param>
    /// <param name="sourceRows">The rows that stand for the source.</param>
    /// <param name="synthetic">Makes the same variables of the other side.</param>
    /// <param name="syntheticRows">The rows that stand for the other side.</param>
    /// <param name="groups">Rows that share a group in any of these divisions never lie on both sides of a split.</param>
    /// <param name="cancellationToken">Checked for each fold.</param>
    public Detection? Run(
        Func<int[], IReadOnlyList<Feature>> source,
        int[] sourceRows,
        Func<int[], IReadOnlyList<Feature>> synthetic,
        int[] syntheticRows,
        IReadOnlyList<RowGroups> groups,
        CancellationToken cancellationToken)
    {
        var count = Math.Min(rowLimit, Math.Min(sourceRows.Length, syntheticRows.Length));
        if (count < MinRows)
        {
            return null;
        }

        var first = Pick(sourceRows, count, "source");
        var second = Pick(syntheticRows, count, "synthetic");
        var (a, b) = (source(first), synthetic(second));
        if (a.Count == 0)
        {
            return null;
        }

        var rows = FeatureRows.Of(a).Append(FeatureRows.Of(b));
        var isSource = Enumerable.Range(0, rows.Count).Select(i => i < count).ToArray();
        var tally = new DetectionTally(a.Count);
        var rounds = Rounds(count, groups, first, second);
        for (var round = 0; round < rounds; round++)
        {
            var splits = groups.Count == 0 ? Stratified(count, round) : Grouped(groups, first, second, round);
            Predict(rows, isSource, splits, tally, cancellationToken);
        }

        return tally.Summarize(count, ShownGiveAways, i => (a[i].Name, DistributionPlotter.Plot(a[i], b[i])));
    }

    // Into which folds a few families fall moves the area by as much as what is measured, so it is tried more often; with thousands not.
    private static int Rounds(int count, IReadOnlyList<RowGroups> groups, int[] first, int[] second)
    {
        if (groups.Count == 0)
        {
            return count < SmallRows ? SmallRowsRounds : 1;
        }

        var fewest = groups.Min(division => division.Number(first, second).Where(group => group >= 0).Distinct().Count());
        return fewest < FewGroups ? FewGroupsRounds : fewest < ManyGroups ? GroupedRounds : 1;
    }

    private int[] Pick(int[] rows, int count, string label) =>
        Array.ConvertAll(Draw.First(stream.Derive(label), rows.Length, count), i => rows[i]);

    private IEnumerable<(int[] Train, int[] Test)> Stratified(int count, int round)
    {
        var fold = new int[2 * count];
        for (var side = 0; side < 2; side++)
        {
            foreach (var (place, row) in Draw.Permutation(stream.Derive("fold").Derive(round).Derive(side), count).Index())
            {
                fold[(side * count) + row] = place % Folds;
            }
        }

        return Enumerable.Range(0, Folds).Select(k => (
            Enumerable.Range(0, fold.Length).Where(row => fold[row] != k).ToArray(),
            Enumerable.Range(0, fold.Length).Where(row => fold[row] == k).ToArray()));
    }

    // A row is learned from when none of its groups is in the fold, and tested when all of them are.
    private IEnumerable<(int[] Train, int[] Test)> Grouped(IReadOnlyList<RowGroups> groups, int[] first, int[] second, int round)
    {
        var folds = groups.Count switch { 1 => Folds, 2 => Folds - 1, _ => Folds - 2 };
        var fold = groups.Index().Select(entry => FoldOfRows(entry.Item, first, second, folds, round, entry.Index)).ToArray();
        return Enumerable.Range(0, folds).Select(k => (
            Enumerable.Range(0, fold[0].Length).Where(row => fold.All(division => division[row] != k)).ToArray(),
            Enumerable.Range(0, fold[0].Length).Where(row => fold.All(division => division[row] == k)).ToArray()));
    }

    private int[] FoldOfRows(RowGroups groups, int[] first, int[] second, int folds, int round, int division)
    {
        var ids = groups.Number(first, second);
        var numbers = ids.Distinct().Order().Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var order = Draw.Permutation(stream.Derive("group").Derive(round).Derive(division), numbers.Count);
        return [.. ids.Select(id => order[numbers[id]] % folds)];
    }

    private void Predict(
        FeatureRows rows, bool[] isSource, IEnumerable<(int[] Train, int[] Test)> splits,
        DetectionTally tally, CancellationToken cancellationToken)
    {
        var scores = new double[rows.Count];
        Array.Fill(scores, double.NaN);
        foreach (var (train, test) in splits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (test.Length == 0 || train.Select(row => isSource[row]).Distinct().Count() < 2)
            {
                continue;
            }

            using var trees = BoostedTrees.Classify(rows.Take(train), Array.ConvertAll(train, row => isSource[row] ? 1f : 0f), boosting);
            foreach (var (row, score) in test.Zip(trees.Score(rows.Take(test))))
            {
                scores[row] = score;
            }

            tally.AddWeights(trees.Weights());
        }

        tally.AddRound(scores, isSource);
    }
}
