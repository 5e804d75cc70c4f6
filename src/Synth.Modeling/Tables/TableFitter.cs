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
    private readonly EncodingContext context;
    private readonly ColumnRoles roles;
    private readonly TableFitter? parent;
    private readonly FitOptions options;
    private readonly RandomStream stream;
    private readonly PresenceGroups presence = new();
    private readonly List<(Variable Variable, byte[] Codes)> ownFeatures = [];
    private readonly List<CountDraft> counts = [];
    private readonly List<VariableDraft> variables = [];
    private readonly List<LinkModel> links = [];
    private readonly List<ColumnModel> columns = [];
    private readonly HashSet<int> reserved = [];
    private NumberEncoder? siblingCount;
    private NumberEncoder? siblingIndex;

    public TableFitter(SourceTable table, TableFitter? parent, GenerationPlan plan, FitOptions options)
    {
        this.table = table;
        this.parent = parent;
        this.options = options;
        context = EncodingContext.Of(table, options);
        roles = new ColumnRoles(table.Plan, plan.Schema);
        stream = RandomStream.FromSeed(options.Seed).Derive(table.Plan.Name.ToString());
    }

    /// <summary>Codes where rows stand, then presence, links and columns.</summary>
    /// <param name="countsOf">What is counted per row: the table counted, its link or -1, and the counts of the sampled rows.</param>
    /// <param name="sample">The sample, for linked tables.</param>
    public void Encode(IEnumerable<(TableName Counted, int Link, int[] Counts)> countsOf, SourceSample sample)
    {
        EncodeStructure(countsOf);
        var linkDrafts = DescribeLinks(sample);
        var columnDrafts = table.Layout.Select((column, i) => Describe(column.Name, i)).ToArray();
        for (var group = 0; group < presence.Groups.Count; group++)
        {
            var (name, codes) = presence.Groups[group];
            AddVariable(new Variable($"{name} is present", 3, FeatureKind.Ordinal), codes, presenceGroup: -1);
        }

        foreach (var draft in linkDrafts)
        {
            links.Add(draft.ToModel(this));
        }

        var models = new ColumnModel[columnDrafts.Length];
        foreach (var index in DrawingOrder())
        {
            columns.Add(models[index] = columnDrafts[index]());
        }

        columns.Clear();
        columns.AddRange(models);
    }

    // The order of the table, save that dates which may be missing come after those that are always there and may be their base.
    private IEnumerable<int> DrawingOrder() => Enumerable.Range(0, table.Layout.Count)
        .OrderBy(i => table.Layout[i].Type is DateType or TimestampType && table.Columns[i].NullCount > 0 ? 1 : 0);

    /// <summary>The forests to train: counts first, then variables.</summary>
    public IEnumerable<ForestJob> Jobs()
    {
        var structure = AncestorFeatures(structureOnly: true);
        var before = siblingCount is null ? 0 : 2;
        for (var i = 0; i < counts.Count; i++)
        {
            yield return new ForestJob(
                [.. structure, .. ownFeatures.Take(before + i)], counts[i].Variable, counts[i].Codes, null, table.Families, SaltOf(i));
        }

        var ancestors = AncestorFeatures(structureOnly: false);
        for (var i = 0; i < variables.Count; i++)
        {
            var draft = variables[i];
            yield return new ForestJob(
                [.. ancestors, .. ownFeatures.Take(before + counts.Count + i)],
                draft.Variable,
                draft.Codes,
                draft.Codes.Contains((byte)0) ? [.. draft.Codes.Index().Where(entry => entry.Item != 0).Select(entry => entry.Index)] : null,
                table.Families,
                SaltOf(1000 + i));
        }
    }

    /// <summary>The model, given the trained forests in the order of <see cref="Jobs"/>.</summary>
    public TableModel ToModel(IReadOnlyList<Forest> forests)
    {
        var orphans = parent is null ? 0 : table.ParentRows.Count(row => row < 0);
        var open = roles.OpenUniqueKeys(columns, links).ToArray();
        return new TableModel
        {
            Name = table.Plan.Name,
            SourceRowCount = table.Plan.SourceRowCount,
            OrphanShare = table.RowCount == 0 ? 0 : orphans / (double)table.RowCount,
            SiblingCount = siblingCount,
            SiblingIndex = siblingIndex,
            Counts = [.. counts.Select((draft, i) => new CountModel(draft.Counted, draft.Link, draft.Encoder, draft.CodeRows(), forests[i]))],
            Links = [.. links],
            Columns = [.. columns],
            Variables = [.. variables.Select((draft, i) => new VariableModel(
                draft.Variable,
                draft.Presence,
                DistinctGroups.Find(i, open, columns, links) ?? (parent is null ? null : DistinctGroups.Learn(i, columns, draft.Codes, table.ParentRows)),
                forests[counts.Count + i]))],
            UniqueRules = open,
        };
    }

    private void EncodeStructure(IEnumerable<(TableName Counted, int Link, int[] Counts)> countsOf)
    {
        if (parent is not null)
        {
            var (siblings, indexes) = SiblingPositions.Of(table.ParentRows);
            siblingCount = FitCount("siblings", siblings);
            siblingIndex = FitCount("position among siblings", indexes);
            AddFeature(siblingCount, siblings);
            AddFeature(siblingIndex, indexes);
        }

        foreach (var (counted, link, values) in countsOf)
        {
            var encoder = FitCount($"rows of {counted}", values);
            counts.Add(new CountDraft(counted, link, encoder, encoder.Variables[0], AddFeature(encoder, values)));
        }
    }

    private NumberEncoder FitCount(string name, int[] values) =>
        CountEncoderFitter.Fit(name, [.. values.Select(value => (long?)value)], context);

    private byte[] AddFeature(NumberEncoder encoder, int[] values)
    {
        var codes = Array.ConvertAll(values, value => encoder.CodeOf(value));
        ownFeatures.Add((encoder.Variables[0], codes));
        return codes;
    }

    private List<LinkDraft> DescribeLinks(SourceSample sample) =>
        [.. table.Plan.Relations.Links.Select((key, link) => LinkDraft.Of(table, roles, link, key, presence, sample))];

    // What a column is follows at once; its variables come after those of presence and links, so the model is made later.
    private Func<ColumnModel> Describe(string name, int index)
    {
        if (roles.ParentPair(name) is { } parentPair)
        {
            return () => new ParentColumnModel(name, parentPair.ReferencedColumn);
        }

        if (roles.LinkPair(name) is { } linkPair)
        {
            return () => new LinkColumnModel(name, links[linkPair.Link].Presence, linkPair.Link, linkPair.Pair.ReferencedColumn);
        }

        if (!roles.IsPartOfKey(name) && RepeatedColumns.Find(table, index, Ancestors()) is { } repeated)
        {
            return () => repeated;
        }

        var column = table.Plan.Table.FindColumn(name)!;
        var vector = table.Columns[index];
        var group = presence.Add(name, vector.Nulls);
        var subject = $"table {table.Plan.Name}, column {name}";
        var key = roles.MayNumberSiblings(name) ? KeyModelFitter.FitOrdinal(column, vector, table.ParentRows) : null;
        key ??= roles.IsKey(name) ? KeyModelFitter.Fit(column, vector, table.Plan.SourceRowCount, context, subject) : null;
        return key is not null
            ? () => new KeyColumnModel(name, group, key)
            : () => AddData(column, vector, group, subject);
    }

    private DataColumnModel AddData(Column column, ColumnVector vector, int group, string subject)
    {
        var (encoder, codes) = column.Type is DateType or TimestampType
            && OffsetEncoderFitter.Fit(column.Name, column.Type, vector, OffsetCandidates.Of(table, columns, parent?.table, parent?.columns), context) is { } offset
            ? (offset.Encoder, offset.Encoder.Encode(vector, offset.Bases))
            : EncodeByItself(column, vector, subject);
        var model = new DataColumnModel(column.Name, group, encoder, variables.Count);
        for (var i = 0; i < codes.Length; i++)
        {
            AddVariable(encoder.Variables[i], codes[i], group);
        }

        return model;
    }

    private (ColumnEncoder Encoder, byte[][] Codes) EncodeByItself(Column column, ColumnVector vector, string subject)
    {
        var encoder = EncoderFactory.Fit(column, vector, context, subject);
        return (encoder, encoder.Encode(vector));
    }

    /// <summary>Adds a variable to be drawn.</summary>
    /// <returns>Its number.</returns>
    public int AddVariable(Variable variable, byte[] codes, int presenceGroup)
    {
        ownFeatures.Add((variable, codes));
        variables.Add(new VariableDraft(variable, codes, presenceGroup));
        return variables.Count - 1;
    }

    /// <summary>Keeps a place for the variable that says of which cluster a linked row is; <see cref="FitClusters"/> fills it.</summary>
    /// <param name="name">The variable, for people.</param>
    /// <param name="linkRows">The linked rows; -1 for null. Shape [rows].</param>
    /// <param name="presenceGroup">The presence variable of the link.</param>
    public int ReserveVariable(string name, int[] linkRows, int presenceGroup)
    {
        var codes = Array.ConvertAll(linkRows, row => row == -1 ? (byte)0 : (byte)1);
        var variable = AddVariable(new Variable(name, 2, FeatureKind.Nominal), codes, presenceGroup);
        reserved.Add(variable);
        return variable;
    }

    /// <summary>Divides the rows of linked tables into clusters by what they mean to the rows of this one.</summary>
    /// <param name="fitters">The fitters of all tables, all of them encoded.</param>
    /// <param name="cancellationToken">Checked while clusters are found.</param>
    public void FitClusters(IReadOnlyDictionary<TableName, TableFitter> fitters, CancellationToken cancellationToken)
    {
        for (var link = 0; link < links.Count; link++)
        {
            if (links[link] is not { Kind: LinkKind.Dealt, Variable: >= 0 and var variable })
            {
                continue;
            }

            var linked = fitters[table.Plan.Relations.Links[link].ReferencedTable];
            var features = linked.ClusterFeatures();
            var clusters = LinkClusters.Fit(features, table.LinkRows[link], ClusterTargets(), linked.context.MinFamilies, cancellationToken);
            if (clusters.ClusterCount == 1)
            {
                continue;
            }

            var columns = features.ToColumns();
            var name = variables[variable].Variable.Name;
            Replace(
                variable,
                new Variable(name, clusters.ClusterCount + 1, FeatureKind.Nominal),
                Array.ConvertAll(table.LinkRows[link], row => row < 0 ? (byte)0 : (byte)(1 + clusters.ClusterOf(columns, row))));
            links[link] = links[link] with { Clusters = clusters };
        }
    }

    // The own features of the rows; what is not settled when clusters are looked for says nothing.
    private BinnedMatrix ClusterFeatures() => new(
        ownFeatures.Select((feature, i) => reserved.Contains(i - StructureCount)
            ? new BinnedFeature(new byte[table.RowCount], 1, FeatureKind.Ordinal)
            : new BinnedFeature(feature.Codes, feature.Variable.BinCount, feature.Variable.Kind)),
        table.RowCount);

    private IReadOnlyList<(Variable Variable, byte[] Codes)> ClusterTargets() =>
        [.. AncestorFeatures(structureOnly: false), .. ownFeatures.Where((_, i) => !reserved.Contains(i - StructureCount))];

    private void Replace(int variable, Variable description, byte[] codes)
    {
        ownFeatures[StructureCount + variable] = (description, codes);
        variables[variable] = variables[variable] with { Variable = description, Codes = codes };
    }

    /// <summary>Adds a variable that says which of several rows is chosen.</summary>
    /// <param name="name">The variable, for people.</param>
    /// <param name="places">The place of the chosen row, from 0; null for none. Shape [rows].</param>
    /// <param name="presenceGroup">The presence variable of the choice.</param>
    public (int Variable, NumberEncoder Encoder) AddChoice(string name, long?[] places, int presenceGroup)
    {
        var encoder = CountEncoderFitter.Fit(name, places, context);
        var codes = Array.ConvertAll(places, place => place is { } known ? encoder.CodeOf(known) : (byte)0);
        return (AddVariable(encoder.Variables[0], codes, presenceGroup), encoder);
    }

    private List<(Variable Variable, byte[] Codes)> AncestorFeatures(bool structureOnly)
    {
        return [.. Gather(parent, table.ParentRows), .. parent is null ? [] : Gather(parent.parent, GrandparentRows())];

        IEnumerable<(Variable, byte[])> Gather(TableFitter? ancestor, int[] rows)
        {
            var features = ancestor?.ownFeatures.Take(structureOnly ? ancestor.StructureCount : int.MaxValue).ToArray() ?? [];
            var codes = FeatureGather.Take([.. features.Select(feature => feature.Codes)], rows);
            return features.Select((feature, i) => (feature.Variable, codes[i]));
        }
    }

    // The parent and the grandparent, each with the row that stands above each row of the table.
    private IEnumerable<(SourceTable Table, int[] Rows)> Ancestors()
    {
        if (parent is not null)
        {
            yield return (parent.table, table.ParentRows);
        }

        if (parent?.parent is { } grandparent)
        {
            yield return (grandparent.table, GrandparentRows());
        }
    }

    private int[] GrandparentRows() => FeatureGather.Compose(table.ParentRows, parent!.table.ParentRows);

    private int StructureCount => (siblingCount is null ? 0 : 2) + counts.Count;

    private ulong SaltOf(int job) => stream.Bits(job);

    private sealed record CountDraft(TableName Counted, int Link, NumberEncoder Encoder, Variable Variable, byte[] Codes)
    {
        public int[] CodeRows()
        {
            var rows = new int[Variable.BinCount];
            foreach (var code in Codes)
            {
                rows[code]++;
            }

            return rows;
        }
    }

    private sealed record VariableDraft(Variable Variable, byte[] Codes, int Presence);
}
