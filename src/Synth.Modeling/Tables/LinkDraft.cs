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

    private LinkDraft(SourceTable table, int link, ForeignKey key, LinkKind kind, int presence, bool isUnique, int copiedRows)
    {
        this.table = table;
        this.link = link;
        this.key = key;
        this.kind = kind;
        this.presence = presence;
        this.isUnique = isUnique;
        this.copiedRows = copiedRows;
    }

    /// <summary>Decides by what means a link chooses.</summary>
    /// <param name="table">The table.</param>
    /// <param name="roles">What its columns are.</param>
    /// <param name="link">The link's number.</param>
    /// <param name="key">Its foreign key.</param>
    /// <param name="groups">The presence groups, to which the link is added.</param>
    /// <param name="hasParent">Whether the table has a primary parent.</param>
    /// <param name="copiedRows">Rows of the linked table when it is copied, 0 when it is empty, -1 when it is synthesized.</param>
    public static LinkDraft Of(
        SourceTable table, ColumnRoles roles, int link, ForeignKey key, PresenceGroups groups, bool hasParent, int copiedRows)
    {
        var rows = table.LinkRows[link];
        var kind = KindOf(table, link, key, hasParent, copiedRows);
        var nulls = Array.ConvertAll(rows, row => row == -1);
        var presence = kind is LinkKind.Nothing ? -1 : groups.Add(string.Join(", ", key.ReferencingColumns), nulls);
        return new LinkDraft(table, link, key, kind, presence, roles.IsUniqueKey(key.ReferencingColumns), copiedRows);
    }

    /// <summary>By what means a link chooses; the parameters are those of <see cref="Of"/>.</summary>
    public static LinkKind KindOf(SourceTable table, int link, ForeignKey key, bool hasParent, int copiedRows) =>
        copiedRows == 0 ? LinkKind.Nothing
        : copiedRows > 0 ? LinkKind.Chosen
        : key.ReferencedTable != table.Plan.Name ? LinkKind.Dealt
        : !hasParent ? LinkKind.Tree
        : IsAmongSiblings(table, table.LinkRows[link]) ? LinkKind.Sibling
        : LinkKind.Dealt;

    /// <summary>The model; for a chosen link a variable is added to the fitter.</summary>
    public LinkModel ToModel(TableFitter fitter)
    {
        var rows = table.LinkRows[link];
        var present = rows.Length == 0 ? 1 : rows.Count(row => row != -1) / (double)rows.Length;
        if (kind != LinkKind.Chosen)
        {
            return new LinkModel(kind, presence, -1, [], present, isUnique);
        }

        var uses = SiblingPositions.CountByParent(rows, copiedRows);
        var ordered = uses.Select((count, row) => new LinkedRow(row, count)).Where(row => row.Uses > 0).OrderByDescending(row => row.Uses).ThenBy(row => row.Row).ToArray();
        if (ordered.Length == 0)
        {
            ordered = [new LinkedRow(0, 1)];
        }

        var groups = ordered.Index().GroupBy(entry => entry.Index % MostCodes, entry => entry.Item).Select(group => group.ToArray()).ToArray();
        var codeOf = groups.Index().SelectMany(group => group.Item.Select(row => (row.Row, Code: (byte)(group.Index + 1)))).ToDictionary(pair => pair.Row, pair => pair.Code);
        var codes = Array.ConvertAll(rows, row => row >= 0 ? codeOf[row] : (byte)0);
        var variable = fitter.AddVariable(
            new Variable($"row of {key.ReferencedTable}", groups.Length + 1, FeatureKind.Nominal), codes, presence);
        return new LinkModel(kind, presence, variable, groups, present, isUnique);
    }

    private static bool IsAmongSiblings(SourceTable table, int[] rows)
    {
        var pairs = rows.Index().Where(entry => entry.Item >= 0).ToArray();
        return pairs.Count(entry => table.ParentRows[entry.Item] == table.ParentRows[entry.Index]) >= SiblingShare * pairs.Length;
    }
}
