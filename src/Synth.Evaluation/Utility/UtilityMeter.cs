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
    private const int Groups = 20;
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
        return Train(Sample(source, table, target, train), tested, target, boosting) is { } real
            && Train(Sample(synthetic, table, target, synthetic.Rows.RowsOf(table)), tested, target, boosting) is { } made
            ? Compare(target, real, made, tested)
            : null;
    }

    private TableUtility? Compare(PredictionTarget target, TestedModel real, TestedModel made, LabelledRows tested)
    {
        var rows = Enumerable.Range(0, tested.Targets.Length).ToArray();
        if (real.QualityOf(rows) is not { } fromSource || made.QualityOf(rows) is not { } fromSynthetic)
        {
            return null;
        }

        double? kept = fromSource - target.Chance < MinSkill ? null : (fromSynthetic - target.Chance) / (fromSource - target.Chance);
        double? KeptOf(int[] some) => (made.QualityOf(some) - target.Chance) / (real.QualityOf(some) - target.Chance);
        return new TableUtility(
            target.Column.Name,
            target.IsNumber ? "r2" : "area",
            fromSource,
            fromSynthetic,
            kept,
            kept is { } value ? Interval.OfJackknife(value, [.. RowsWithoutGroups(tested.Families).Select(KeptOf).OfType<double>()]) : null,
            rows.Length);
    }

    // Rows of one family are alike, so that families stand or fall together.
    private IEnumerable<int[]> RowsWithoutGroups(int[] families)
    {
        var distinct = families.Distinct().ToArray();
        var order = Draw.Permutation(stream.Derive("groups"), distinct.Length);
        var groups = distinct.Index().ToDictionary(entry => entry.Item, entry => order[entry.Index] % Groups);
        return Enumerable.Range(0, Math.Min(Groups, distinct.Length)).Select(group =>
            Enumerable.Range(0, families.Length).Where(row => groups[families[row]] != group).ToArray());
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
            var tested = Sample(source, table, target, order[half..]);
            var model = Train(Sample(source, table, target, order[..half]), tested, target, new BoostingOptions(ChoiceTrees));
            if (model?.QualityOf([.. Enumerable.Range(0, tested.Targets.Length)]) is { } found)
            {
                candidates.Add((target.IsNumber ? found : (2 * found) - 1, target));
            }
        }

        var skilled = candidates.Where(candidate => candidate.Skill >= MinSkill).OrderByDescending(candidate => candidate.Skill).ToArray();
        return (skilled.Any(candidate => candidate.Skill <= MaxSkill)
            ? skilled.First(candidate => candidate.Skill <= MaxSkill)
            : skilled.FirstOrDefault()).Target;
    }

    private LabelledRows Sample(Side side, TableName table, PredictionTarget target, int[] rows)
    {
        var values = side.Rows.Data[table][target.Column.Name].Values;
        var labelled = Draw.Some(
            stream.Derive("sample"), [.. rows.Where(row => !double.IsNaN(target.Code(values[row])))], options.RowsPerSide);
        var features = side.Features.Own(table, labelled).Where(feature => feature.Name.Split('.')[0] != target.Column.Name)
            .Concat(side.Features.Parents(table, labelled))
            .ToArray();
        var families = side.Rows.Data[table].Families;
        return new LabelledRows(
            features.Length == 0 ? new FeatureRows([], 1) : FeatureRows.Of(features),
            Array.ConvertAll(labelled, row => target.Code(values[row])),
            Array.ConvertAll(labelled, row => families[row]));
    }

    private static TestedModel? Train(LabelledRows train, LabelledRows test, PredictionTarget target, BoostingOptions boosting)
    {
        if (train.Targets.Length < MinTrained || test.Targets.Length < MinTested || train.Rows.Count == 0)
        {
            return null;
        }

        if (target.IsNumber)
        {
            using var trees = BoostedTrees.Regress(train.Rows, Array.ConvertAll(train.Targets, target => (float)target), boosting);
            return TestedModel.OfNumbers(test.Targets, trees.Score(test.Rows));
        }

        return Classify(train, test, target, boosting);
    }

    private static TestedModel? Classify(LabelledRows train, LabelledRows test, PredictionTarget target, BoostingOptions boosting)
    {
        // Only classes that occur may be asked for; the others have probability 0. Who has seen one class alone tells none apart.
        var present = train.Targets.Distinct().Order().ToArray();
        if (present.Length < 2)
        {
            return TestedModel.OfClasses(test.Targets, target.Classes.Length, static (_, _) => 0);
        }

        using var trees = BoostedTrees.ClassifyMany(
            train.Rows, Array.ConvertAll(train.Targets, value => (float)Array.BinarySearch(present, value)), present.Length, boosting);
        var shares = trees.Probabilities(test.Rows);
        var places = Enumerable.Range(0, target.Classes.Length).Select(code => Array.BinarySearch(present, (double)code)).ToArray();
        return TestedModel.OfClasses(
            test.Targets,
            target.Classes.Length,
            (row, code) => places[code] < 0 ? 0 : shares[(row * present.Length) + places[code]]);
    }

    private sealed record LabelledRows(FeatureRows Rows, double[] Targets, int[] Families);
}
