using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fits the model of one table in two steps: first everything is coded, table by table; then the forests are trained, all at once.
/// </summary>
internal sealed class TableFitter
{
    private readonly SourceTable table;
    private readonly ColumnRoles roles;
    private readonly RandomStream stream;
    private readonly DecisionFitter decisions;

    /// <summary>Prepares a table.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="parent">The draft of the primary parent, coded already; null for roots.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to fit.</param>
    public TableFitter(SourceTable table, TableDraft? parent, GenerationPlan plan, FitOptions options)
    {
        this.table = table;
        Draft = new TableDraft(table, parent, options);
        roles = new ColumnRoles(table.Plan, plan.Schema);
        decisions = new DecisionFitter(Draft, roles, plan, options);
        stream = RandomStream.FromSeed(options.Seed).Derive(table.Plan.Name.ToString());
    }

    /// <summary>What is known of the table so far.</summary>
    public TableDraft Draft { get; }

    /// <summary>Codes where rows stand, then presence, links and columns.</summary>
    /// <param name="countsOf">What is counted per row: the table counted, its link or -1, and the counts of the sampled rows.</param>
    /// <param name="sample">The sample, for linked tables.</param>
    public void Encode(IEnumerable<(TableName Counted, int Link, int[] Counts)> countsOf, SourceSample sample)
    {
        Draft.AddStructure(countsOf);
        var presence = new PresenceGroups();
        var fitter = new ColumnFitter(Draft, roles, presence, decisions.Find());
        var linkDrafts = table.Plan.Relations.Links.Select((key, link) => LinkDraft.Of(table, roles, link, key, presence, sample)).ToArray();
        var columnDrafts = table.Layout.Select((_, i) => fitter.Describe(i)).ToArray();
        foreach (var (name, codes) in presence.Groups)
        {
            Draft.AddVariable(new Variable($"{name} is present", 3, FeatureKind.Ordinal), codes, presenceGroup: -1);
        }

        foreach (var draft in linkDrafts)
        {
            Draft.Links.Add(draft.ToModel(Draft));
        }

        var models = new ColumnModel[columnDrafts.Length];
        foreach (var index in fitter.DrawingOrder())
        {
            Draft.Columns.Add(models[index] = columnDrafts[index]());
        }

        Draft.Columns.Clear();
        Draft.Columns.AddRange(models);
    }

    /// <summary>The forests to train: counts first, then variables.</summary>
    public IEnumerable<ForestJob> Jobs()
    {
        var structure = Draft.AncestorFeatures(structureOnly: true);
        var before = Draft.StructureCount - Draft.Counts.Count;
        for (var i = 0; i < Draft.Counts.Count; i++)
        {
            var count = Draft.Counts[i];
            yield return new ForestJob([.. structure, .. Draft.OwnFeatures.Take(before + i)], count.Variable, count.Codes, null, table.Families, SaltOf(i));
        }

        var ancestors = Draft.AncestorFeatures(structureOnly: false);
        for (var i = 0; i < Draft.Variables.Count; i++)
        {
            var draft = Draft.Variables[i];
            yield return new ForestJob(
                FeaturesOf(draft, ancestors, i),
                draft.Variable,
                draft.Codes,
                draft.Codes.Contains((byte)0) && !draft.DrawsMissing ? [.. draft.Codes.Index().Where(entry => entry.Item != 0).Select(entry => entry.Index)] : null,
                table.Families,
                SaltOf(1000 + i));
        }
    }

    // What something decides sees nothing but that; other features keep their places and say nothing.
    private List<(Variable Variable, byte[] Codes)> FeaturesOf(VariableDraft draft, List<(Variable Variable, byte[] Codes)> ancestors, int index)
    {
        List<(Variable Variable, byte[] Codes)> features = [.. ancestors, .. Draft.OwnFeatures.Take(Draft.StructureCount + index)];
        if (draft.Sees is not { } sees)
        {
            return features;
        }

        var silent = (new Variable("nothing", 1, FeatureKind.Ordinal), new byte[table.RowCount]);
        return [.. features.Select((feature, i) => sees(i < ancestors.Count, i < ancestors.Count ? i : i - ancestors.Count) ? feature : silent)];
    }

    /// <summary>The model, given the trained forests in the order of <see cref="Jobs"/>.</summary>
    /// <param name="forests">The forests.</param>
    /// <param name="rules">What the table's rows keep.</param>
    public TableModel ToModel(IReadOnlyList<Forest> forests, Rule[] rules)
    {
        var orphans = Draft.Parent is null ? 0 : table.ParentRows.Count(row => row < 0);
        var open = roles.OpenUniqueKeys(Draft.Columns, Draft.Links).ToArray();
        return new TableModel
        {
            Name = table.Plan.Name,
            SourceRowCount = table.Plan.SourceRowCount,
            OrphanShare = table.RowCount == 0 ? 0 : orphans / (double)table.RowCount,
            SiblingCount = Draft.SiblingCount,
            SiblingIndex = Draft.SiblingIndex,
            Counts = [.. Draft.Counts.Select((draft, i) => new CountModel(draft.Counted, draft.Link, draft.Encoder, draft.CodeRows(), forests[i]))],
            Links = [.. Draft.Links],
            Columns = [.. Draft.Columns],
            Variables = [.. Draft.Variables.Select((draft, i) => new VariableModel(
                draft.Variable, draft.Presence, DistinctOf(i, open), forests[Draft.Counts.Count + i]))],
            UniqueRules = open,
            Rules = rules,
        };
    }

    private DistinctGroup? DistinctOf(int variable, UniqueRule[] open) =>
        DistinctGroups.Find(variable, open, Draft.Columns, Draft.Links)
        ?? (Draft.Parent is null ? null : DistinctGroups.Learn(variable, Draft.Columns, Draft.Variables[variable].Codes, table.ParentRows));

    private ulong SaltOf(int job) => stream.Bits(job);
}
