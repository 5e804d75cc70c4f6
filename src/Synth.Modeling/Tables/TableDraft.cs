using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is known of a table while it is fitted: its rows, their features so far, and what is to be drawn.</summary>
internal sealed class TableDraft
{
    private readonly List<(Variable Variable, byte[] Codes)> ownFeatures = [];
    private readonly List<CountDraft> counts = [];
    private readonly List<VariableDraft> variables = [];
    private readonly HashSet<int> reserved = [];
    private readonly List<(string Column, Variable Variable, byte[] Codes)> levels = [];
    private int leadGroups;
    private int presenceCount;

    /// <summary>Begins a draft.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="parent">The draft of the primary parent, coded already; null for roots.</param>
    /// <param name="options">How to fit.</param>
    public TableDraft(SourceTable table, TableDraft? parent, FitOptions options)
    {
        Table = table;
        Parent = parent;
        Context = EncodingContext.Of(table, options);
    }

    /// <summary>The sampled rows.</summary>
    public SourceTable Table { get; }

    /// <summary>The draft of the primary parent; null for roots.</summary>
    public TableDraft? Parent { get; }

    /// <summary>Who the rows belong to.</summary>
    public EncodingContext Context { get; }

    /// <summary>The columns that are modelled, in the order of the table once all are.</summary>
    public List<ColumnModel> Columns { get; } = [];

    /// <summary>The links that are modelled, in the order of the table's plan.</summary>
    public List<LinkModel> Links { get; } = [];

    /// <summary>The codes of the number of siblings; null for roots.</summary>
    public NumberEncoder? SiblingCount { get; private set; }

    /// <summary>The codes of the position among siblings; null for roots.</summary>
    public NumberEncoder? SiblingIndex { get; private set; }

    /// <summary>What is counted per row.</summary>
    public IReadOnlyList<CountDraft> Counts => counts;

    /// <summary>What is to be drawn, in order.</summary>
    public IReadOnlyList<VariableDraft> Variables => variables;

    /// <summary>All features of the rows: the structure, then the variables.</summary>
    public IReadOnlyList<(Variable Variable, byte[] Codes)> OwnFeatures => ownFeatures;

    /// <summary>How many of the features say where a row stands: siblings and counts.</summary>
    public int StructureCount => (SiblingCount is null ? 0 : 2) + counts.Count;

    /// <summary>How many variables come first: the presence of links and what they choose; siblings do not see each other there.</summary>
    public int LeadCount { get; private set; }

    /// <summary>How siblings depend on each other.</summary>
    public SiblingModel Siblings { get; set; } = SiblingModel.Independent;

    /// <summary>The fewest rows of a leaf of each variable, where trials have chosen them; null where nothing was tried.</summary>
    public int?[]? LeafRows { get; set; }

    /// <summary>Codes where rows stand.</summary>
    /// <param name="countsOf">What is counted per row: the table counted, its link or -1, and the counts of the sampled rows.</param>
    public void AddStructure(IEnumerable<(TableName Counted, int Link, int[] Counts)> countsOf)
    {
        if (Parent is not null)
        {
            var (siblings, indexes) = SiblingPositions.Of(Table.ParentRows);
            SiblingCount = FitCount("siblings", siblings);
            SiblingIndex = FitCount("position among siblings", indexes);
            AddFeature(SiblingCount, siblings);
            AddFeature(SiblingIndex, indexes);
        }

        foreach (var (counted, link, values) in countsOf)
        {
            var encoder = FitCount($"rows of {counted}", values);
            counts.Add(new CountDraft(counted, link, encoder, encoder.Variables[0], AddFeature(encoder, values)));
        }
    }

    /// <summary>Closes the lead: all that follow are variables of columns.</summary>
    /// <param name="presenceGroups">How many presence groups of links there are.</param>
    /// <param name="others">How many there are of columns; their variables follow the lead.</param>
    public void EndLead(int presenceGroups, int others)
    {
        leadGroups = presenceGroups;
        presenceCount = others;
        LeadCount = variables.Count;
    }

    /// <summary>The presence variable of a presence group: those of links come first, those of columns after the lead.</summary>
    public int PresenceOf(int group) => group < leadGroups ? group : LeadCount + group - leadGroups;

    /// <summary>Adds a variable to be drawn.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="codes">Its codes. Shape [rows].</param>
    /// <param name="presence">The presence variable that must say yes; -1 for none.</param>
    /// <param name="rows">The rows in which it is drawn; null for all in which it is there.</param>
    /// <returns>Its number.</returns>
    public int AddVariable(Variable variable, byte[] codes, int presence, int[]? rows = null)
    {
        ownFeatures.Add((variable, codes));
        variables.Add(new VariableDraft(variable, codes, presence) { Rows = rows });
        return variables.Count - 1;
    }

    /// <summary>Adds a variable that says which of several rows is chosen.</summary>
    /// <param name="name">The variable, for people.</param>
    /// <param name="places">The place of the chosen row, from 0; null for none. Shape [rows].</param>
    /// <param name="presence">The presence variable of the choice.</param>
    public (int Variable, NumberEncoder Encoder) AddChoice(string name, long?[] places, int presence)
    {
        var encoder = CountEncoderFitter.Fit(name, places, Context);
        var codes = Array.ConvertAll(places, place => place is { } known ? encoder.CodeOf(known) : (byte)0);
        return (AddVariable(encoder.Variables[0], codes, presence), encoder);
    }

    /// <summary>Keeps a place for the variable that says of which cluster a linked row is; <see cref="ClusterFitter"/> fills it.</summary>
    /// <param name="name">The variable, for people.</param>
    /// <param name="linkRows">The linked rows; -1 for null. Shape [rows].</param>
    /// <param name="presence">The presence variable of the link.</param>
    public int ReserveVariable(string name, int[] linkRows, int presence)
    {
        var codes = Array.ConvertAll(linkRows, row => row == -1 ? (byte)0 : (byte)1);
        var variable = AddVariable(new Variable(name, 2, FeatureKind.Nominal), codes, presence);
        reserved.Add(variable);
        return variable;
    }

    /// <summary>Keeps what families lie about in a column until the parent can be given one more variable.</summary>
    /// <param name="column">The column.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="codes">Its codes. Shape [parents].</param>
    public void AddLevel(string column, Variable variable, byte[] codes) => levels.Add((column, variable, codes));

    /// <summary>Gives the parent the variables that say what families lie about; once, when all tables are coded.</summary>
    public void SettleLevels()
    {
        foreach (var (name, variable, codes) in levels)
        {
            var index = Columns.FindIndex(column => column.Name == name);
            if (Columns[index] is DataColumnModel { Encoder: RelativeEncoder { Level: { } level } relative } column)
            {
                var known = Parent!.AddVariable(variable, codes, presence: -1);
                Columns[index] = column with { Encoder = relative with { Level = level with { Variable = known } } };
            }
        }
    }

    /// <summary>Whether a feature only keeps a place.</summary>
    public bool IsReserved(int feature) => reserved.Contains(feature - StructureCount);

    /// <summary>Says of a variable what decides it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="sees">Whether a feature tells of what decides it: one of a row above or not, and its number.</param>
    /// <param name="drawsMissing">Whether code 0, no value, is drawn like any other.</param>
    public void Decide(int variable, Func<bool, int, bool> sees, bool drawsMissing) =>
        variables[variable] = variables[variable] with { Sees = sees, DrawsMissing = drawsMissing };

    /// <summary>Says of a variable which date it follows.</summary>
    public void Follow(int variable, CalendarFollow follow) => variables[variable] = variables[variable] with { Follow = follow };

    /// <summary>Whether a column follows from a date of its row, so that nothing else may settle it.</summary>
    public bool Follows(DataColumnModel column) =>
        column.HasVariables && variables[column.FirstVariable].Follow is not null;

    /// <summary>Whether a variable is the presence of columns that, once missing, are missing in all siblings after.</summary>
    public bool IsPrefix(int variable) =>
        Parent is not null
        && variable >= LeadCount
        && variable < LeadCount + presenceCount
        && SiblingFacts.ArePrefix(variables[variable].Codes, Table.ParentRows);

    /// <summary>Whether something decides a variable; a negative number is none.</summary>
    public bool IsDecided(int variable) => variable >= 0 && variables[variable].Sees is not null;

    /// <summary>Puts a variable in the place of another one.</summary>
    public void Replace(int variable, Variable description, byte[] codes)
    {
        ownFeatures[StructureCount + variable] = (description, codes);
        variables[variable] = variables[variable] with { Variable = description, Codes = codes };
    }

    /// <summary>
    /// What families come to: by what cuts that is told, and of each parent's family. Shapes [summaries][cuts], [summaries][parents].
    /// </summary>
    public (double[][] Cuts, byte[][] Bins) Summary { get; set; } = ([], []);

    /// <summary>The row that each row hangs under in the tree of the table, -1 for the tops; null where there is none.</summary>
    public int[]? Above => Links.FindIndex(link => link.Kind == LinkKind.Tree) is >= 0 and var link
        ? TreePlaces.AboveOf(Table.LinkRows[link])
        : null;

    /// <summary>The features by which rows see their elder siblings, or the rows above them in a tree.</summary>
    public IReadOnlyList<(Variable Variable, byte[] Codes)> LagFeatures(LagKind kind)
    {
        var own = variables.ConvertAll(draft => draft.Variable);
        var known = variables.Select((draft, i) => IsDecided(i) ? new byte[Table.RowCount] : draft.Codes);
        var elders = kind == LagKind.Above ? Above! : SiblingPositions.EldersOf(Table.ParentRows);
        var codes = Modeling.LagFeatures.Of(kind, own, [.. known], elders);
        return [.. Modeling.LagFeatures.Describe(kind, own).Zip(codes)];
    }

    /// <summary>The features by which rows see what their family comes to, if they do.</summary>
    public TargetFeatures? TargetFeatures(SiblingModel way) =>
        way.SeesTargets ? new TargetFeatures([.. variables.Select(draft => draft.Variable)], Columns) : null;

    /// <summary>The features of the parent and the grandparent of each row.</summary>
    /// <param name="structureOnly">Whether only to say where those stand.</param>
    public List<(Variable Variable, byte[] Codes)> AncestorFeatures(bool structureOnly)
    {
        return [.. Gather(Parent, Table.ParentRows), .. Parent is null ? [] : Gather(Parent.Parent, GrandparentRows())];

        IEnumerable<(Variable, byte[])> Gather(TableDraft? ancestor, int[] rows)
        {
            var features = ancestor?.ownFeatures.Take(structureOnly ? ancestor.StructureCount : int.MaxValue).ToArray() ?? [];
            var codes = FeatureGather.Take([.. features.Select(feature => feature.Codes)], rows);
            return features.Select((feature, i) => (feature.Variable, codes[i]));
        }
    }

    /// <summary>The tables above, nearest first, each with the row that stands above each row of the table.</summary>
    public IEnumerable<(SourceTable Table, int[] Rows)> Ancestors()
    {
        var rows = Table.ParentRows;
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return (ancestor.Table, rows);
            rows = FeatureGather.Compose(rows, ancestor.Table.ParentRows);
        }
    }

    /// <summary>The columns of texts whose values are drawn, each with its sampled values.</summary>
    public IEnumerable<(DataColumnModel Column, BytesVector Values)> Texts()
    {
        foreach (var column in Columns.OfType<DataColumnModel>().Where(column => !column.IsOverridden))
        {
            var index = Table.IndexOf(column.Name);
            if (Table.Columns[index] is BytesVector { Kind: StorageKind.Utf8 } texts
                && Table.Layout[index].Type.WithoutDomain() is TextType)
            {
                yield return (column, texts);
            }
        }
    }

    private int[] GrandparentRows() => FeatureGather.Compose(Table.ParentRows, Parent!.Table.ParentRows);

    private NumberEncoder FitCount(string name, int[] values) =>
        CountEncoderFitter.Fit(name, [.. values.Select(value => (long?)value)], Context);

    private byte[] AddFeature(NumberEncoder encoder, int[] values)
    {
        var codes = Array.ConvertAll(values, value => encoder.CodeOf(value));
        ownFeatures.Add((encoder.Variables[0], codes));
        return codes;
    }
}
