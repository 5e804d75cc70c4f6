using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The populations that an evaluation compares, each with the variables of its rows.</summary>
internal sealed class Sides
{
    private Sides(HoldoutKind kind, Side source, Side synthetic, Side? holdout)
    {
        Kind = kind;
        Source = source;
        Synthetic = synthetic;
        Holdout = holdout;
        var same = FixedTables.Find(source.Rows.Data, synthetic.Rows.Data);
        var alsoUnseen = holdout is null ? [] : FixedTables.Find(source.Rows.Data, holdout.Rows.Data);
        var scope = source.Rows.Data.Scope;
        Copied = [.. same.Where(table => !scope[table].IsReference && !alsoUnseen.Contains(table))];
        Fixed = [.. same.Except(Copied)];
        FixedInHoldout = alsoUnseen;
        Members = source.Rows.WithFamiliesBelow(alsoUnseen);
        Strangers = holdout?.Rows.WithFamiliesBelow(alsoUnseen);
        Made = synthetic.Rows.WithFamiliesBelow(alsoUnseen);
    }

    public HoldoutKind Kind { get; }

    /// <summary>The rows that the fit saw.</summary>
    public Side Source { get; }

    public Side Synthetic { get; }

    /// <summary>The rows that it did not see; null without any.</summary>
    public Side? Holdout { get; }

    /// <summary>Tables that the synthetic database has row for row, as it should.</summary>
    public HashSet<TableName> Fixed { get; }

    /// <summary>Tables that it has row for row and should not.</summary>
    public HashSet<TableName> Copied { get; }

    /// <summary>Tables that are the same in source and holdout.</summary>
    public HashSet<TableName> FixedInHoldout { get; }

    /// <summary>The rows that the fit saw, in families that the unseen rows have none of.</summary>
    public Population Members { get; }

    /// <summary>The unseen rows, in such families; null without any.</summary>
    public Population? Strangers { get; }

    /// <summary>The synthetic rows, in such families.</summary>
    public Population Made { get; }

    /// <summary>The root of the families that a table's rows are attacked in.</summary>
    public TableName AttackedRootOf(TableName table) => Source.Rows.Data.Scope.RootBelow(table, FixedInHoldout);

    public static Sides Of(EvaluationInput input, CancellationToken cancellationToken)
    {
        var data = DatasetBuilder.Build(
            input.Holdout is null ? [input.Source, input.Synthetic] : [input.Source, input.Synthetic, input.Holdout],
            input.ReleasesRows,
            cancellationToken);
        var features = Array.ConvertAll(data, dataset => new FeatureSource(dataset, data[0]));
        Side Whole(int number) => new(Population.Whole(data[number]), features[number]);
        var synthetic = Whole(1);
        return (input.Holdout, input.Source.HeldOutRowCount) switch
        {
            (not null, _) => new Sides(HoldoutKind.Database, Whole(0), synthetic, Whole(2)),
            (null, > 0) => new Sides(
                HoldoutKind.HeldOutFamilies,
                new Side(Population.HeldOut(data[0], isHeldOut: false), features[0]),
                synthetic,
                new Side(Population.HeldOut(data[0], isHeldOut: true), features[0])),
            _ => new Sides(HoldoutKind.None, Whole(0), synthetic, null),
        };
    }
}
