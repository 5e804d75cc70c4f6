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
    private readonly DatabaseSchema schema;
    private readonly RandomStream stream;
    private readonly DecisionFitter decisions;
    private readonly TableOverrides overrides;
    private readonly PlaceColumns places;
    private readonly AskedRules asked;
    private readonly FitOptions options;
    private readonly Lazy<WatchedSpan[]> spans;

    /// <summary>Prepares a table.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="parent">The draft of the primary parent, coded already; null for roots.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="asked">The rules that the user asks for.</param>
    public TableFitter(SourceTable table, TableDraft? parent, GenerationPlan plan, FitOptions options, AskedRules asked)
    {
        this.table = table;
        this.options = options;
        Draft = new TableDraft(table, parent, options);
        schema = plan.Schema;
        roles = new ColumnRoles(table.Plan, schema);
        this.asked = asked;
        overrides = new TableOverrides(table.Plan, roles, options);
        places = new PlaceColumns(
            table,
            Draft.Context,
            name => !roles.IsKey(name) && !roles.IsPartOfKey(name) && !roles.IsPartlyUnique(name) && !overrides.Has(name));
        decisions = new DecisionFitter(Draft, roles, plan, asked, overrides, places);
        spans = new Lazy<WatchedSpan[]>(() => WatchedSpanFitter.Fit(table, schema.Engine, options.MinCategoryFamilies));
        stream = RandomStream.FromSeed(options.Seed).Derive(table.Plan.Name.ToString());
    }

    /// <summary>What is known of the table so far.</summary>
    public TableDraft Draft { get; }

    /// <summary>How many forests there are to train.</summary>
    public int JobCount => Draft.Counts.Count + Draft.Variables.Count;

    /// <summary>About what training them costs, in no unit.</summary>
    public long Cost => (long)table.RowCount * JobCount * JobCount;

    /// <summary>Codes where rows stand, then presence, links and columns.</summary>
    /// <param name="countsOf">What is counted per row: the table counted, its link or -1, and the counts of the sampled rows.</param>
    /// <param name="sample">The sample, for linked tables.</param>
    public void Encode(IEnumerable<(TableName Counted, int Link, int[] Counts)> countsOf, SourceSample sample)
    {
        Draft.AddStructure(countsOf);
        var presence = new PresenceGroups();
        var numbers = new RelativeCandidates(table);
        var relatives = new RelativeEncoderFitter(numbers);
        var fitter = new ColumnFitter(
            Draft,
            roles,
            schema,
            presence,
            decisions.Find(),
            overrides,
            [.. asked.CopiesOf(table.Plan.Name)],
            places,
            relatives,
            new FamilyLevelFitter(numbers, relatives, table.ParentRows));
        var linkDrafts = table.Plan.Relations.Links.Select((key, link) => LinkDraft.Of(table, roles, link, key, presence, sample))
            .ToArray();
        var leadGroups = presence.Groups.Count;
        var columnDrafts = table.Layout.Select((_, i) => fitter.Describe(i)).ToArray();
        AddPresence(presence.Groups.Take(leadGroups));
        foreach (var draft in linkDrafts)
        {
            Draft.Links.Add(draft.ToModel(Draft));
        }

        Draft.EndLead(leadGroups, presence.Groups.Count - leadGroups);
        AddPresence(presence.Groups.Skip(leadGroups));
        var models = new ColumnModel[columnDrafts.Length];
        foreach (var index in fitter.DrawingOrder())
        {
            Draft.Columns.Add(models[index] = columnDrafts[index]());
        }

        Draft.Columns.Clear();
        Draft.Columns.AddRange(models);
    }

    private void AddPresence(IEnumerable<(string Name, byte[] Codes)> groups)
    {
        foreach (var (name, codes) in groups)
        {
            Draft.AddVariable(new Variable($"{name} is present", 3, FeatureKind.Ordinal), codes, presence: -1);
        }
    }

    /// <summary>The forests to train: counts first, then variables.</summary>
    public IEnumerable<ForestJob> Jobs()
    {
        var structure = Draft.AncestorFeatures(structureOnly: true);
        var before = Draft.StructureCount - Draft.Counts.Count;
        for (var i = 0; i < Draft.Counts.Count; i++)
        {
            var count = Draft.Counts[i];
            yield return new ForestJob([.. structure, .. Draft.OwnFeatures.Take(before + i)],
                count.Variable, count.Codes, null, table.Families, SaltOf(i), LeafRows: null);
        }

        var ancestors = Draft.AncestorFeatures(structureOnly: false);
        var lags = Draft.LagFeatures(Draft.Siblings.Lags);
        var targets = Draft.TargetFeatures(Draft.Siblings);
        for (var i = 0; i < Draft.Variables.Count; i++)
        {
            yield return JobOf(i, targets, ancestors, lags, Draft.Variables[i].LearnedRows, Draft.LeafRows?[i]);
        }
    }

    /// <summary>Learns the columns from some rows alone, to try a way of making siblings.</summary>
    /// <param name="way">The way.</param>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="simpler">The model of a simpler way, whose sizes of leaves are taken over; null to choose them.</param>
    /// <param name="workers">Train the forests, which have a third of the trees.</param>
    /// <returns>The model, whose counts and lead draw nothing, and what rows see above them.</returns>
    public (TableModel Model, IReadOnlyList<(Variable Variable, byte[] Codes)> Ancestors) Learn(
        SiblingModel way, int[] rows, TableModel? simpler, FitWorkers workers)
    {
        var ancestors = Draft.AncestorFeatures(structureOnly: false);
        var lags = Draft.LagFeatures(way.Lags);
        var targets = Draft.TargetFeatures(way);
        var isKnown = new bool[table.RowCount];
        foreach (var row in rows)
        {
            isKnown[row] = true;
        }

        var few = options with { TreeCount = options.TrialTreeCount };
        var blank = workers.Train(new ForestJob([], new Variable("", 2, FeatureKind.Ordinal), [], [], table.Families, 0, null), few);
        var forests = workers.Map([.. Enumerable.Range(Draft.LeadCount, Draft.Variables.Count - Draft.LeadCount)], Train);
        var others = Enumerable.Repeat(blank, Draft.Counts.Count + Draft.LeadCount);
        return (ToModel([.. others, .. forests], [], []) with { Siblings = way }, ancestors);

        Forest Train(int i) => workers.Train(
            JobOf(i, targets, ancestors, lags, Known(Draft.Variables[i]), simpler?.Variables[i].Forest.LeafRows), few);

        int[] Known(VariableDraft draft) => [.. (draft.LearnedRows ?? Enumerable.Range(0, table.RowCount)).Where(row => isKnown[row])];
    }

    private ForestJob JobOf(
        int variable,
        TargetFeatures? targets,
        List<(Variable Variable, byte[] Codes)> ancestors,
        IReadOnlyList<(Variable Variable, byte[] Codes)> lags,
        int[]? rows,
        int? leafRows)
    {
        var draft = Draft.Variables[variable];
        return new ForestJob(
            draft.Follow is not null
                ? []
                : FeaturesOf(variable, ancestors, SiblingsOf(variable, targets, lags)),
            draft.Variable,
            draft.Codes,
            rows,
            table.Families,
            SaltOf(1000 + variable),
            leafRows);
    }

    // What rows see of their siblings: those before them, and what all are to come to. The lead is drawn before, what is decided after.
    private List<(Variable Variable, byte[] Codes)> SiblingsOf(
        int variable, TargetFeatures? targets, IReadOnlyList<(Variable Variable, byte[] Codes)> lags) =>
        variable < Draft.LeadCount || Draft.IsDecided(variable) ? []
        : [.. lags, .. targets?.Of(variable, Draft.Summary.Bins, table.ParentRows) ?? []];

    // What something decides sees nothing but that, and is seen by nothing else; such features keep their places and say nothing.
    private List<(Variable Variable, byte[] Codes)> FeaturesOf(
        int variable, List<(Variable Variable, byte[] Codes)> ancestors, IReadOnlyList<(Variable Variable, byte[] Codes)> lags)
    {
        var silent = (new Variable("nothing", 1, FeatureKind.Ordinal), new byte[table.RowCount]);
        var own = Draft.OwnFeatures.Take(Draft.StructureCount + variable);
        return Draft.Variables[variable].Sees is { } sees
            ? [.. ancestors.Select((feature, i) => sees(true, i) ? feature : silent),
                .. own.Select((feature, i) => sees(false, i) ? feature : silent)]
            : [.. ancestors, .. Draft.IsPrefix(variable) ? lags.Select(_ => silent) : lags,
                .. own.Select((feature, i) => Draft.IsDecided(i - Draft.StructureCount) ? silent : feature)];
    }

    /// <summary>The model, given the trained forests in the order of <see cref="Jobs"/>.</summary>
    /// <param name="forests">The forests.</param>
    /// <param name="rules">What the table's rows keep.</param>
    /// <param name="below">What the rows of child tables keep because of the rows above them.</param>
    public TableModel ToModel(IReadOnlyList<Forest> forests, Rule[] rules, IReadOnlyCollection<(TableName Child, Rule Rule)> below)
    {
        var orphans = Draft.Parent is null ? 0 : table.ParentRows.Count(row => row < 0);
        var open = roles.OpenUniqueKeys(Draft.Columns, Draft.Links).ToArray();
        DistinctGroup?[] distinct = [.. Draft.Variables.Select((_, i) => DistinctOf(i, open))];
        return new TableModel
        {
            Name = table.Plan.Name,
            SourceRowCount = table.Plan.SourceRowCount,
            BytesPerRow = BytesPerRow(),
            OrphanShare = table.RowCount == 0 ? 0 : orphans / (double)table.RowCount,
            SiblingCount = Draft.SiblingCount,
            SiblingIndex = Draft.SiblingIndex,
            Counts = [.. Draft.Counts.Select((draft, i) =>
                new CountModel(draft.Counted, draft.Link, draft.Encoder, draft.CodeRows(), forests[i]))],
            Links = [.. Draft.Links],
            Columns = [.. Draft.Columns],
            LeadCount = Draft.LeadCount,
            Siblings = Draft.Siblings,
            Variables = [.. Draft.Variables.Select((draft, i) => new VariableModel(
                draft.Variable, draft.Presence, distinct[i], forests[Draft.Counts.Count + i])
            {
                IsPrefix = Draft.IsPrefix(i),
                Follow = draft.Follow,
            })],
            UniqueRules = open,
            WatchedKeys = [.. roles.WatchedKeys(Draft.Columns, rules)],
            WatchedSpans = spans.Value,
            Rules = rules,
            Conditions = [.. asked.ConditionsOf(table.Plan.Name)],
            Exclusions =
            [
                .. new ExclusionFitter(Draft, asked.Unwanted).Find(i => distinct[i] is not null || IsComputed(i, rules))
                    .Where(exclusion => !IsChained(exclusion.Feature, rules) && !IsChained(exclusion.When ?? -1, rules)),
                .. WitnessRoom.Of(Draft, below),
                .. StepRoom.Of(Draft, below),
            ],
        };
    }

    // Few bytes a row need no thought of how many rows are made at a time.
    private long BytesPerRow()
    {
        var bytes = table.Columns.OfType<BytesVector>().Sum(LongValues.LengthOf);
        return bytes > (long)table.RowCount * LongValues.KeptBytes ? bytes / table.RowCount : 0;
    }

    // What is computed is written over what was drawn.
    private bool IsComputed(int variable, Rule[] rules) => Draft.Columns.OfType<DataColumnModel>().Any(column =>
        column.FirstVariable <= variable
        && variable < column.FirstVariable + column.Encoder.Variables.Count
        && rules.Any(rule => rule.Computes && rule.Column == column.Name));

    // What the row before has is written over what was drawn, so that it limits nothing.
    private bool IsChained(int feature, Rule[] rules) =>
        feature >= Draft.StructureCount && IsComputed(feature - Draft.StructureCount, [.. rules.Where(rule => rule is ChainRule)]);

    private DistinctGroup? DistinctOf(int variable, UniqueRule[] open) =>
        DistinctGroups.Find(variable, open, Draft.Columns, Draft.Links)
        ?? (Draft.Parent is null ? null
            : DistinctGroups.Learn(variable, Draft.Columns, table) ?? DistinctGroups.LearnAmongAlike(variable, Draft));

    private ulong SaltOf(int job) => stream.Bits(job);
}
