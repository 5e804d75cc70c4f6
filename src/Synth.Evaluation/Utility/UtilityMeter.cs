using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Measures what synthetic rows teach.</summary>
/// <param name="source">The rows that the fit saw.</param>
/// <param name="synthetic">The synthetic rows.</param>
/// <param name="holdout">Rows to test on; null to test on 30% of the source, of which the source's model then sees the rest.</param>
/// <param name="options">The budget.</param>
internal sealed class UtilityMeter(
    Side source,
    Side synthetic,
    Side? holdout,
    EvaluationOptions options)
{
    private const int MinRows = 100;
    private const int MinTrained = 30;
    private const int MinTested = 20;
    private const int MinClassTested = 5;
    private const int ChoiceRows = 2000;
    private const int ChoiceTrees = 30;
    private const int MaxTargets = 12;
    private const double MinSkill = 0.05;

    // What a rule fixes says little of what is learned.
    private const double MaxSkill = 0.995;

    private readonly RandomStream stream = RandomStream.FromSeed(options.Seed).Derive("utility");

    /// <summary>Measures a table; null where it has too few rows or nothing that can be predicted.</summary>
    public TableUtility? Measure(TableName table, CancellationToken cancellationToken)
    {
        var rows = source.Rows.RowsOf(table);
        if (rows.Length < MinRows || synthetic.Rows.RowsOf(table).Length < MinTrained
            || Choose(table, rows, cancellationToken) is not { } target)
        {
            return null;
        }

        var order = Draw.Permutation(stream.Derive(table.ToString()), rows.Length).Select(i => rows[i]).ToArray();
        var train = holdout is null ? order[(rows.Length * 3 / 10)..] : order;
        var tested = holdout is { } unseen
            ? Sample(unseen, table, target, unseen.Rows.RowsOf(table))
            : Sample(source, table, target, order[..(rows.Length * 3 / 10)]);
        var boosting = new BoostingOptions(options.TreeCount);
        var real = Score(Sample(source, table, target, train), tested, target, boosting);
        var made = Score(Sample(synthetic, table, target, synthetic.Rows.RowsOf(table)), tested, target, boosting);
        return real is not { } a || made is not { } b
            ? null
            : new TableUtility(
                target.Column.Name,
                target.IsNumber ? "r2" : "area",
                a,
                b,
                a - target.Chance < MinSkill ? null : (b - target.Chance) / (a - target.Chance),
                tested.Targets.Length);
    }

    private PredictionTarget? Choose(TableName table, int[] rows, CancellationToken cancellationToken)
    {
        var chosen = Draw.Some(stream.Derive("choice"), rows, ChoiceRows);
        var half = chosen.Length / 2;
        var candidates = new List<(double Skill, PredictionTarget Target)>();
        foreach (var target in source.Rows.Data[table].UsedColumns.Select(PredictionTarget.Of).OfType<PredictionTarget>().Take(MaxTargets))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var order = Draw.Permutation(stream.Derive("split"), chosen.Length).Select(i => chosen[i]).ToArray();
            var score = Score(Sample(source, table, target, order[..half]),
                Sample(source, table, target, order[half..]), target, new BoostingOptions(ChoiceTrees));
            if (score is { } found)
            {
                candidates.Add((target.IsNumber ? found : (2 * found) - 1, target));
            }
        }

        var skilled = candidates.Where(candidate => candidate.Skill >= MinSkill).OrderByDescending(candidate => candidate.Skill).ToArray();
        return (skilled.Any(candidate => candidate.Skill <= MaxSkill)
            ? skilled.First(candidate => candidate.Skill <= MaxSkill)
            : skilled.FirstOrDefault()).Target;
    }

    private (FeatureRows Rows, double[] Targets) Sample(Side side, TableName table, PredictionTarget target, int[] rows)
    {
        var values = side.Rows.Data[table][target.Column.Name].Values;
        var labelled = Draw.Some(
            stream.Derive("sample"), [.. rows.Where(row => !double.IsNaN(target.Code(values[row])))], options.RowsPerSide);
        var features = side.Features.Own(table, labelled).Where(feature => feature.Name.Split('.')[0] != target.Column.Name)
            .Concat(side.Features.Parents(table, labelled))
            .ToArray();
        return (
            features.Length == 0 ? new FeatureRows([], 1) : FeatureRows.Of(features),
            Array.ConvertAll(labelled, row => target.Code(values[row])));
    }

    private static double? Score((FeatureRows Rows, double[] Targets) train,
        (FeatureRows Rows, double[] Targets) test, PredictionTarget target, BoostingOptions boosting)
    {
        if (train.Targets.Length < MinTrained || test.Targets.Length < MinTested || train.Rows.Count == 0)
        {
            return null;
        }

        if (target.IsNumber)
        {
            using var trees = BoostedTrees.Regress(train.Rows, Array.ConvertAll(train.Targets, target => (float)target), boosting);
            var predicted = trees.Score(test.Rows);
            var mean = test.Targets.Average();
            var spread = test.Targets.Sum(value => Math.Pow(value - mean, 2));
            return spread == 0 ? null : Math.Max(-1, 1 - (test.Targets.Zip(predicted, (y, p) => Math.Pow(y - p, 2)).Sum() / spread));
        }

        return train.Targets.Distinct().Count() < 2 ? 0.5 : MeanArea(train, test, target, boosting);
    }

    private static double? MeanArea(
        (FeatureRows Rows, double[] Targets) train, (FeatureRows Rows, double[] Targets) test,
        PredictionTarget target, BoostingOptions boosting)
    {
        // Only classes that occur may be asked for; the others have probability 0.
        var present = train.Targets.Distinct().Order().ToArray();
        using var trees = BoostedTrees.ClassifyMany(
            train.Rows, Array.ConvertAll(train.Targets, value => (float)Array.BinarySearch(present, value)), present.Length, boosting);
        var shares = trees.Probabilities(test.Rows);
        double[] SharesOf(int place) =>
            [.. Enumerable.Range(0, test.Targets.Length).Select(row => place < 0 ? 0 : shares[(row * present.Length) + place])];
        var areas = Enumerable.Range(0, target.Classes.Length)
            .Where(code => test.Targets.Count(value => value == code) is var count
                && count >= MinClassTested && count < test.Targets.Length)
            .Select(code =>
                RocCurve.Area(SharesOf(Array.BinarySearch(present, code)), Array.ConvertAll(test.Targets, value => value == code)))
            .ToArray();
        return areas.Length == 0 ? null : areas.Average();
    }
}
