using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Fits how siblings depend on each other: the gate chooses before the forests are trained, the odds are learned after.</summary>
/// <param name="fitters">The fitters of all tables, in the plan's order, all of them encoded.</param>
/// <param name="plan">The plan.</param>
/// <param name="options">How to fit.</param>
/// <param name="cancellationToken">Checked while forests grow.</param>
internal sealed class SiblingFitter(
    IReadOnlyDictionary<TableName, TableFitter> fitters, GenerationPlan plan, FitOptions options, CancellationToken cancellationToken)
{
    /// <summary>About how many rows the odds of a table are learned from.</summary>
    private const int MostOddsRows = 30_000;

    private readonly Dictionary<TableName, double[][]> cuts = [];
    private readonly Dictionary<TableName, byte[][]> summaries = [];

    /// <summary>Chooses for each child table.</summary>
    public void Choose()
    {
        foreach (var fitter in fitters.Values.Where(fitter => fitter.Draft.Parent is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = fitter.Draft.Table.Plan.Name;
            fitter.Draft.Siblings = new SiblingGate(fitter, EldersOf(name), options, cancellationToken).Choose();
            Summarise(fitter.Draft, name);
        }
    }

    /// <summary>Completes the models: learns odds where they are to be used, and keeps the cuts that others need.</summary>
    public IEnumerable<TableModel> Complete(IEnumerable<TableModel> models)
    {
        var fitted = models.ToArray();
        var wanted = fitted.SelectMany(model => model.Siblings.Elders).ToHashSet();
        return fitted.Select(model => model.Siblings switch
        {
            { Candidates: > 1 } => WithOdds(model),
            _ when wanted.Contains(model.Name) => model with { Siblings = model.Siblings with { SummaryCuts = cuts[model.Name] } },
            _ => model,
        });
    }

    private TableModel WithOdds(TableModel model)
    {
        var draft = fitters[model.Name].Draft;
        var elders = EldersOf(model.Name);
        var stream = RandomStream.FromSeed(options.Seed).Derive("odds").Derive(model.Name.ToString());
        var sample = FamilySample.Of(draft.Table, stream, MostOddsRows, _ => true);
        var rollout = new SiblingRollout(draft, draft.AncestorFeatures(structureOnly: false));
        var comparison = new FamilyComparison(rollout, model, [.. elders.Values.SelectMany(features => features)], cancellationToken);
        var single = model with { Siblings = model.Siblings with { Ratio = null } };
        var drawn = rollout.Draw(single, sample.Rows, elders, stream);
        var ratio = comparison.Learn(sample, rollout.Source(model, sample.Rows), drawn, cuts[model.Name]);
        return model with { Siblings = model.Siblings with { Ratio = ratio, SummaryCuts = cuts[model.Name] } };
    }

    private Dictionary<TableName, byte[][]> EldersOf(TableName name) => plan.Tables
        .Where(table => table.Relations.PrimaryParent?.ReferencedTable == plan[name].Relations.PrimaryParent!.ReferencedTable)
        .TakeWhile(table => table.Name != name)
        .Where(table => summaries.TryGetValue(table.Name, out var known) && known.Length > 0)
        .ToDictionary(table => table.Name, table => summaries[table.Name]);

    private void Summarise(TableDraft draft, TableName name)
    {
        var columns = SummaryColumn.Of([.. draft.Variables.Select(variable => variable.Variable)], draft.Columns);
        var families = FamilySummary.FamiliesOf(draft.Table.ParentRows);
        var values = FamilySummary.Of(columns, variable => draft.Variables[variable].Codes, families);
        cuts[name] = FamilySummary.CutsOf(values);
        summaries[name] = FamilySummary.Spread(
            FamilySummary.Bin(values, cuts[name]), families, draft.Table.ParentRows, draft.Parent!.Table.RowCount);
    }
}
