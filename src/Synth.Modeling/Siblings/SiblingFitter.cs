using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fits how siblings depend on each other: the gate chooses before the forests of a table are trained, the odds are learned after.
/// </summary>
/// <param name="fitters">The fitters of all tables, in the plan's order, all of them encoded.</param>
/// <param name="plan">The plan.</param>
/// <param name="options">How to fit.</param>
/// <param name="workers">Do the work.</param>
internal sealed class SiblingFitter(
    IReadOnlyDictionary<TableName, TableFitter> fitters, GenerationPlan plan, FitOptions options, FitWorkers workers)
{
    /// <summary>About how many rows the odds of a table are learned from.</summary>
    private const int MostOddsRows = 30_000;

    /// <summary>Summarises the families of all child tables, which the choices look at.</summary>
    public void Summarise()
    {
        TableDraft[] children = [.. fitters.Values.Select(fitter => fitter.Draft).Where(draft => draft.Parent is not null)];
        foreach (var (draft, summary) in children.Zip(workers.Map(children, Summarise)))
        {
            draft.Summary = summary;
        }
    }

    /// <summary>Chooses for one table. Any number of tables may be chosen for at once.</summary>
    public void Choose(TableFitter fitter)
    {
        var draft = fitter.Draft;
        if (draft.Parent is null)
        {
            draft.Siblings = new TreeFitter(draft, options, workers).Fit();
            return;
        }

        var elders = EldersOf(draft.Table.Plan.Name);
        (draft.Siblings, draft.LeafRows) = new SiblingGate(fitter, elders, options, workers).Choose();
        if (draft.Siblings.Targets is { } tried)
        {
            var stream = RandomStream.FromSeed(options.Seed).Derive("targets");
            var sample = FamilySample.Of(draft.Table, stream, FamilyTargetFitter.MostRows, _ => true);
            var targets = new FamilyTargetFitter(draft, elders, options, workers).Fit(
                sample, isTrial: false, [.. tried.Sets.Select(set => set.Variable)]);
            draft.Siblings = draft.Siblings with { Targets = targets };
        }
    }

    /// <summary>
    /// Completes a model once all tables are chosen for: learns odds where they are to be used, and keeps the cuts that others need.
    /// </summary>
    public TableModel Complete(TableModel model)
    {
        var isWanted = fitters.Values.Any(fitter => fitter.Draft.Siblings.Elders.Contains(model.Name));
        return model.Siblings switch
        {
            { Candidates: > 1 } => WithOdds(model),
            _ when isWanted => model with { Siblings = model.Siblings with { SummaryCuts = fitters[model.Name].Draft.Summary.Cuts } },
            _ => model,
        };
    }

    private TableModel WithOdds(TableModel model)
    {
        var draft = fitters[model.Name].Draft;
        var elders = EldersOf(model.Name);
        var stream = RandomStream.FromSeed(options.Seed).Derive("odds").Derive(model.Name.ToString());
        var sample = FamilySample.Of(draft.Table, stream, MostOddsRows, _ => true);
        var rollout = new SiblingRollout(draft, draft.AncestorFeatures(structureOnly: false));
        byte[][] beside = [.. elders.Values.SelectMany(features => features)];
        var comparison = new FamilyComparison(rollout, model, beside, workers.CancellationToken);
        var single = model with { Siblings = model.Siblings with { Ratio = null } };
        var cuts = draft.Summary.Cuts;
        var ratio = workers.Make(
            () => new PieceKey("odds").Add(model.Name.ToString()),
            PieceForm.Odds,
            () => comparison.Learn(
                sample, rollout.Source(model, sample.Rows), rollout.Draw(single, sample.Rows, elders, stream), cuts));
        return model with { Siblings = model.Siblings with { Ratio = ratio, SummaryCuts = cuts } };
    }

    private Dictionary<TableName, byte[][]> EldersOf(TableName name) => plan.Tables
        .Where(table => table.Relations.PrimaryParent?.ReferencedTable == plan[name].Relations.PrimaryParent!.ReferencedTable)
        .TakeWhile(table => table.Name != name)
        .Where(table => fitters.TryGetValue(table.Name, out var elder) && elder.Draft.Summary.Bins.Length > 0)
        .ToDictionary(table => table.Name, table => fitters[table.Name].Draft.Summary.Bins);

    private static (double[][] Cuts, byte[][] Bins) Summarise(TableDraft draft)
    {
        var columns = SummaryColumn.Of([.. draft.Variables.Select(variable => variable.Variable)], draft.Columns);
        var families = FamilySummary.FamiliesOf(draft.Table.ParentRows);
        var values = FamilySummary.Of(columns, variable => draft.Variables[variable].Codes, families);
        var cuts = FamilySummary.CutsOf(values);
        var bins = FamilySummary.Bin(values, cuts);
        return (cuts, FamilySummary.Spread(bins, families, draft.Table.ParentRows, draft.Parent!.Table.RowCount));
    }
}
