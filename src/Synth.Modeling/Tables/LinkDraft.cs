using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A link while its table is fitted: decided by what it leads to, turned into a model once presence is settled.</summary>
internal sealed class LinkDraft
{
    private const int MostCodes = 250;

    /// <summary>From this share of pairs under one parent on, a link within the table is one among siblings.</summary>
    private const double SiblingShare = 0.9;

    private readonly SourceTable table;
    private readonly int link;
    private readonly ForeignKey key;
    private readonly LinkKind kind;
    private readonly int presence;
    private readonly bool isUnique;
    private readonly int copiedRows;
    private readonly SourceTable? kin;
    private readonly int[] kinAbove;
    private readonly LinkRepeat? repeat;
    private readonly bool isClustered;
    private readonly KinPath? path;
    private readonly ValueList<int> apart;

    private LinkDraft(
        SourceTable table,
        int link,
        LinkKind kind,
        int presence,
        bool isUnique,
        int copiedRows,
        SourceTable? kin,
        KinPath? path,
        int[] kinAbove,
        LinkRepeat? repeat,
        bool isClustered,
        ValueList<int> apart)
    {
        this.table = table;
        this.link = link;
        key = table.Plan.Relations.Links[link];
        this.kind = kind;
        this.presence = presence;
        this.isUnique = isUnique;
        this.copiedRows = copiedRows;
        this.kin = kin;
        this.path = path;
        this.kinAbove = kinAbove;
        this.repeat = repeat;
        this.isClustered = isClustered;
        this.apart = apart;
    }

    /// <summary>Decides by what means a link chooses.</summary>
    /// <param name="table">The table.</param>
    /// <param name="roles">What its columns are.</param>
    /// <param name="link">The link's number.</param>
    /// <param name="key">Its foreign key.</param>
    /// <param name="groups">The presence groups, to which the link is added.</param>
    /// <param name="sample">The sample, for the linked table.</param>
    public static LinkDraft Of(SourceTable table, ColumnRoles roles, int link, ForeignKey key, PresenceGroups groups, SourceSample sample)
    {
        var rows = table.LinkRows[link];
        var kind = KindOf(table, link, sample);
        var copiedRows = sample.Plan[key.ReferencedTable].Mode == TableMode.Copy ? sample[key.ReferencedTable].RowCount : 0;
        var kin = kind is LinkKind.Kin or LinkKind.Agreeing ? sample[key.ReferencedTable] : null;
        var path = kind == LinkKind.Kin ? KinRule.PathOf(table, link, sample) : null;
        int[] kinAbove = path is null ? [] : KinFinder.AncestorsOf(kin!, path.Depth, sample);
        var repeat = kind == LinkKind.Repeated ? LinkRepeat.Find(table, link, sample) : null;
        var nulls = Array.ConvertAll(rows, row => row == -1);
        var isUnique = roles.IsUniqueKey(key.ReferencingColumns);
        var isSettled = kind == LinkKind.Tree || (kind == LinkKind.Dealt && isUnique);
        var presence = kind is LinkKind.Nothing || repeat is { IsWhole: true }
            ? -1
            : groups.Add(string.Join(", ", key.ReferencingColumns), nulls, isSettled);
        var isClustered = IsMadeBefore(sample.Plan, key.ReferencedTable, table.Plan.Name);
        ValueList<int> apart = kind is LinkKind.Dealt or LinkKind.Chosen or LinkKind.Kin
            ? LinkApart.Of(table, link, sample.Plan.Schema)
            : [];
        return new LinkDraft(table, link, kind, presence, isUnique, copiedRows, kin, path, kinAbove, repeat, isClustered, apart);
    }

    /// <summary>By what means a link of a table chooses.</summary>
    /// <exception cref="UnsupportedSchemaException">It shares columns with another key in a way that cannot be generated.</exception>
    public static LinkKind KindOf(SourceTable table, int link, SourceSample sample)
    {
        var key = table.Plan.Relations.Links[link];
        var mode = sample.Plan[key.ReferencedTable].Mode;
        var hasParent = table.Plan.Relations.PrimaryParent is not null;
        return mode == TableMode.Empty ? LinkKind.Nothing
            : KinRule.IsKin(sample.Plan, table.Plan, link) ? (IsAmongElders(table, link) ? LinkKind.Sibling : LinkKind.Kin)
            : ElderLinks.LeaderOf(table.Plan, link) >= 0 ? LinkKind.Elder
            : KinRule.Overlaps(table.Plan, link)
                ? (Agreement.IsPossible(sample.Plan, table.Plan, link) ? LinkKind.Agreeing : throw Overlapping(table, key))
            : LinkRepeat.Find(table, link, sample) is not null ? LinkKind.Repeated
            : mode == TableMode.Copy ? LinkKind.Chosen
            : key.ReferencedTable != table.Plan.Name ? (KinFinder.Find(table, link, sample) is null ? LinkKind.Dealt : LinkKind.Kin)
            : !hasParent ? LinkKind.Tree
            : IsAmongSiblings(table, table.LinkRows[link]) ? LinkKind.Sibling
            : LinkKind.Dealt;
    }

    private static UnsupportedSchemaException Overlapping(SourceTable table, ForeignKey key) => new(
        "Foreign keys share columns in a way that cannot be generated yet.",
        [new SchemaIssue(
            SchemaIssueSeverity.Error,
            $"table {table.Plan.Name}, foreign key ({string.Join(", ", key.ReferencingColumns)})",
            $"it shares columns with another foreign key, and rows of {key.ReferencedTable} are neither under the same parent nor made "
            + $"before.")]);

    /// <summary>The model; for a link that is drawn a variable is added to the draft of the table.</summary>
    public LinkModel ToModel(TableDraft draft)
    {
        var rows = table.LinkRows[link];
        var present = rows.Length == 0 ? 1 : rows.Count(row => row != -1) / (double)rows.Length;
        return kind switch
        {
            LinkKind.Chosen => ChooseRow(draft, rows, present),
            LinkKind.Kin => ChooseKin(draft, rows, present),
            LinkKind.Repeated => Model(present) with { Repeat = repeat },
            LinkKind.Agreeing => ChooseAgreeing(draft, rows, present),
            LinkKind.Elder => ChooseElder(draft, rows, present),
            LinkKind.Dealt when isClustered =>
                Model(present) with { Variable = draft.ReserveVariable($"cluster of {key.ReferencedTable}", rows, presence) },
            _ => Model(present),
        };
    }

    private LinkModel Model(double present) => new()
    {
        Kind = kind,
        Presence = presence,
        PresentShare = present,
        IsUnique = isUnique,
        ApartFrom = apart,
        SharedShare = kind == LinkKind.Dealt && !isUnique && table.Plan.Relations.PrimaryParent is not null
            ? SharedShare(table.ParentRows, table.LinkRows[link])
            : null,
    };

    private static double SharedShare(int[] parents, int[] chosen)
    {
        var known = parents.Zip(chosen).Where(pair => pair is ( >= 0, >= 0)).ToArray();
        return known.Length == 0 ? 0 : 1 - (known.Distinct().Count() / (double)known.Length);
    }

    private LinkModel ChooseKin(TableDraft draft, int[] rows, double present)
    {
        var first = new Dictionary<int, int>();
        for (var row = kin!.RowCount - 1; row >= 0; row--)
        {
            first[kinAbove[row]] = row;
        }

        var places = rows.Select(row => row >= 0 ? (long?)row - first[kinAbove[row]] : null).ToArray();
        var (variable, encoder) = draft.AddChoice($"which {key.ReferencedTable}", places, presence);
        var rowsByUses = RowsByUses(SiblingPositions.CountByParent(rows, kin.RowCount));
        return Model(present) with { Variable = variable, Choice = encoder, Path = path, RowsByUses = rowsByUses };
    }

    private static int[] RowsByUses(int[] uses)
    {
        var result = new int[1 + Math.Min(MostCodes, uses.DefaultIfEmpty().Max())];
        foreach (var count in uses)
        {
            result[Math.Min(count, result.Length - 1)]++;
        }

        return result;
    }

    private LinkModel ChooseAgreeing(TableDraft draft, int[] rows, double present)
    {
        var places = Agreement.PlacesOf(kin!, Agreement.Shared(table.Plan, link).Select(pair => pair.ReferencedColumn));
        var chosen = Array.ConvertAll(rows, row => row >= 0 ? (long?)places[row] : null);
        var (variable, encoder) = draft.AddChoice($"which {key.ReferencedTable}", chosen, presence);
        return Model(present) with { Variable = variable, Choice = encoder };
    }

    private LinkModel ChooseElder(TableDraft draft, int[] rows, double present)
    {
        var steps = ElderLinks.StepsOf(rows, table.LinkRows[ElderLinks.LeaderOf(table.Plan, link)]);
        var (variable, encoder) = draft.AddChoice($"how far back in {key.ReferencedTable}", steps, presence);
        return Model(present) with { Variable = variable, Choice = encoder };
    }

    private LinkModel ChooseRow(TableDraft draft, int[] rows, double present)
    {
        var uses = SiblingPositions.CountByParent(rows, copiedRows);
        var ordered = uses.Select((count, row) => new LinkedRow(row, count)).Where(row => row.Uses > 0)
            .OrderByDescending(row => row.Uses).ThenBy(row => row.Row).ToArray();
        if (ordered.Length == 0)
        {
            ordered = [new LinkedRow(0, 1)];
        }

        var groups = ordered.Index().GroupBy(entry => entry.Index % MostCodes, entry => entry.Item)
            .Select(group => group.ToArray()).ToArray();
        var codeOf = groups.Index().SelectMany(group => group.Item.Select(row => (row.Row, Code: (byte)(group.Index + 1))))
            .ToDictionary(pair => pair.Row, pair => pair.Code);
        var codes = Array.ConvertAll(rows, row => row >= 0 ? codeOf[row] : (byte)0);
        var variable = draft.AddVariable(
            new Variable($"row of {key.ReferencedTable}", groups.Length + 1, FeatureKind.Nominal), codes, presence);
        return Model(present) with { Variable = variable, Groups = groups };
    }

    /// <summary>Whether linked rows are made before those that choose them: only then can these know what those are.</summary>
    public static bool IsMadeBefore(GenerationPlan plan, TableName linked, TableName linking) =>
        plan.RootOf(linked) != plan.RootOf(linking) && IsBefore(plan, linked, linking);

    /// <summary>
    /// Whether a table comes before another one: of one family tree, its rows can then be made once more for those of the other.
    /// </summary>
    public static bool IsBefore(GenerationPlan plan, TableName table, TableName other)
    {
        var order = plan.Tables.Select(planned => planned.Name).ToList();
        return order.IndexOf(table) < order.IndexOf(other);
    }

    // Rows of the same table and parent, always such as come before.
    private static bool IsAmongElders(SourceTable table, int link) =>
        table.Plan.Relations.Links[link].ReferencedTable == table.Plan.Name
        && table.LinkRows[link].Index().All(entry => entry.Item < entry.Index);

    private static bool IsAmongSiblings(SourceTable table, int[] rows)
    {
        var pairs = rows.Index().Where(entry => entry.Item >= 0).ToArray();
        return pairs.Count(entry => table.ParentRows[entry.Item] == table.ParentRows[entry.Index]) >= SiblingShare * pairs.Length;
    }
}
