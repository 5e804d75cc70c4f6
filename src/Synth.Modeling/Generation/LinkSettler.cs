using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Moves links that were chosen row by row, until rows are as unique as their keys ask, links keep to the dates of rows and of those
/// above them, and lead apart where they must.
/// </summary>
internal sealed class LinkSettler
{
    private readonly RelationalModel model;
    private readonly TableModel table;
    private readonly TablePlan plan;
    private readonly TableSkeleton skeleton;
    private readonly LinkDealer?[] dealers;
    private readonly KinRanges?[] kin;
    private readonly LinkOrderRule[][] orders;
    private readonly int[]?[] alike;
    private readonly Func<LinkOrderRule, (HeldColumn Values, ColumnType Type)> datesOf;
    private readonly RandomStream repairs;

    /// <summary>Prepares the links of a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The table's model.</param>
    /// <param name="skeleton">The table's skeleton.</param>
    /// <param name="dealers">Who deals out linked rows; null for links that are chosen otherwise. Shape [links].</param>
    /// <param name="kin">The kin of each row; null for links that lead elsewhere. Shape [links].</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="repairs">The stream of what is drawn anew.</param>
    public LinkSettler(
        RelationalModel model, TableModel table, TableSkeleton skeleton, LinkDealer?[] dealers, KinRanges?[] kin,
        Func<int, string, HeldColumn> linked, RandomStream repairs)
    {
        this.model = model;
        this.table = table;
        this.skeleton = skeleton;
        this.dealers = dealers;
        this.kin = kin;
        this.repairs = repairs;
        plan = model.Plan[table.Name];
        var likeness = new LinkedLikeness(model, plan, linked);
        alike = [.. table.UniqueRules.Select(rule => rule.Link < 0 ? null : likeness.Of(rule))];
        LinkOrderRule[] rules = [.. table.Rules.OfType<LinkOrderRule>(), .. OwnDates.RulesOf(table)];
        orders = [.. table.Links.Select((_, i) => rules.Where(rule => rule.Link == i).ToArray())];
        datesOf = rule => (
            linked(rule.Link, rule.Linked),
            model.Schema.GetTable(plan.Relations.Links[rule.Link].ReferencedTable).FindColumn(rule.Linked)!.Type);
    }

    /// <summary>Moves what rows link to, within what was drawn of each.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="chosen">The row that each links to, -1 for null; changed in place. Shape [links][rows].</param>
    /// <param name="ranges">The places among which a row may choose, null for links without such. Shape [links][rows].</param>
    public void Settle(TableBlock block, long[][] chosen, (long First, int Count)[][] ranges)
    {
        ChooseOtherKin(block, chosen);
        var bounds = Bound(block, chosen);
        Spread(block, chosen, bounds);

        // A link of several keys gives way before the others of those keys do.
        foreach (var rule in table.UniqueRules.Where(rule => rule.Link >= 0).OrderByDescending(rule => KeysOf(rule.Link)))
        {
            Repair(rule, block, chosen, ranges, bounds[rule.Link]);
        }
    }

    /// <summary>
    /// Moves links once more where time keeps a rhythm along them, which the finished rows tell; keys and dates allow it as before.
    /// </summary>
    /// <param name="block">The rows, finished; all of the table, for of a part of the uses of a row the gaps tell nothing.</param>
    /// <param name="chosen">The row that each links to, -1 for null; changed in place. Shape [links][rows].</param>
    public void KeepRhythm(TableBlock block, long[][] chosen)
    {
        foreach (var (i, link) in table.Links.Index().Where(entry => entry.Item.Gaps is not null))
        {
            var own = chosen[i];
            var bounds = BoundsOf(i, block, chosen);
            var column = block.Rows!.Layout.Index().First(entry => entry.Item.Name == link.Gaps!.Column);
            new LinkGapMatcher(
                link.Gaps!,
                LinkGapFitter.DatesOf(block.Rows.Columns[column.Index], column.Item.Type),
                KindsOf(i, block),
                (row, linked) => bounds?.Allows(row, linked) != false
                    && (link.SharedShare is null || IsNewToFamily(block, own, row, linked)),
                repairs.Derive("gaps").Derive(i)).Match(own);
        }
    }

    /// <summary>The rows that a link within the family may choose; the first of siblings, if it must choose one, chooses itself.</summary>
    public (long First, int Count) DomainOf(int link, long position)
    {
        if (table.Links[link].Kind == LinkKind.Kin)
        {
            return kin[link]!.Of(position);
        }

        var elders = (int)KeyResolver.OrdinalOf(skeleton, position);
        return elders == 0 && table.Links[link].Presence < 0 ? (position, 1) : (position - elders, elders);
    }

    private int KeysOf(int link) => table.UniqueRules.Count(rule => table.Columns.OfType<LinkColumnModel>()
        .Any(column => column.Link == link && rule.Columns.Contains(column.Name)));

    // The positions that a link must not lead to: those of the parent and of the rows that other links chose.
    private long[][] OthersOf(int link, TableBlock block, long[][] chosen) => [.. table.Links[link].ApartFrom.Select(other =>
        other != LinkApart.Parent ? chosen[other]
        : Array.ConvertAll(block.Parents, parent => parent < 0 ? -1 : block.Parent!.Begin + parent))];

    // Among its kin a row takes the next one where it must not share the one that it has.
    private void ChooseOtherKin(TableBlock block, long[][] chosen)
    {
        foreach (var (i, link) in table.Links.Index().Where(entry => entry.Item is { Kind: LinkKind.Kin, ApartFrom.Count: > 0 }))
        {
            var (own, others) = (chosen[i], OthersOf(i, block, chosen));
            for (var row = 0; row < block.Length; row++)
            {
                var (first, count) = kin[i]!.Of(block.Begin + row);
                for (var left = count; left > 0 && own[row] >= 0 && Array.Exists(others, other => other[row] == own[row]); left--)
                {
                    own[row] = first + ((own[row] - first + 1) % count);
                }
            }
        }
    }

    // Links that keep to dates, or apart from others; null for those that do not.
    private LinkBounds?[] Bound(TableBlock block, long[][] chosen)
    {
        var result = new LinkBounds?[chosen.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            result[i] = BoundsOf(i, block, chosen);
            if (result[i] is { } bounds)
            {
                var codes = KindsOf(i, block);
                bounds.Apply(
                    chosen[i],
                    (row, other) => codes[row] == codes[other],
                    LinkedRowsOf(i),
                    repairs.Derive("dates").Derive(i).Derive(block.Begin));
            }
        }

        return result;
    }

    // Whether no sibling of a row links to a row.
    private static bool IsNewToFamily(TableBlock block, long[] chosen, int row, long linked)
    {
        var (begin, end, parent) = (row, row + 1, block.Parents[row]);
        while (parent >= 0 && begin > 0 && block.Parents[begin - 1] == parent)
        {
            begin--;
        }

        while (parent >= 0 && end < chosen.Length && block.Parents[end] == parent)
        {
            end++;
        }

        return !chosen.AsSpan(begin, end - begin).Contains(linked);
    }

    private LinkBounds? BoundsOf(int link, TableBlock block, long[][] chosen) =>
        table.Links[link].Kind != LinkKind.Kin && (orders[link].Length > 0 || table.Links[link].ApartFrom.Count > 0)
            ? new LinkBounds(orders[link], block, datesOf, OthersOf(link, block, chosen))
            : null;

    // Siblings hardly ever link to the same row where those of the source do not.
    private void Spread(TableBlock block, long[][] chosen, LinkBounds?[] bounds)
    {
        for (var i = 0; i < chosen.Length; i++)
        {
            if (dealers[i] is { } dealer && table.Links[i].SharedShare is { } share)
            {
                new LinkRepair(
                    new UniqueRule([], WithinSiblings: true, null, i),
                    plan.Table,
                    dealer.LinkedRowCount,
                    (row, candidate) => bounds[i]?.Allows(row, candidate) ?? true,
                    repairs.Derive("spread").Derive(i).Derive(block.Begin),
                    KindsOf(i, block)).Spread(block, chosen[i], share);
            }
        }
    }

    private byte[] KindsOf(int link, TableBlock block) =>
        table.Links[link].Variable >= 0 ? block.Codes(table.Links[link].Variable) : new byte[block.Length];

    private void Repair(UniqueRule rule, TableBlock block, long[][] chosen, (long First, int Count)[][] ranges, LinkBounds? bounds)
    {
        var links = table.Columns.OfType<LinkColumnModel>().Where(column => rule.Columns.Contains(column.Name))
            .Select(column => column.Link).Distinct().ToArray();
        var kinLinks = links.Where(link => table.Links[link].Kind is LinkKind.Kin or LinkKind.Sibling or LinkKind.Agreeing).ToArray();
        if (kinLinks.Length > 0)
        {
            var settled = links.Except(kinLinks).Select(link => chosen[link]).ToArray();
            new KinRepair(
                rule,
                plan.Table,
                kinLinks,
                (link, row) => ranges[link] is { } known ? known[row] : DomainOf(link, block.Begin + row),
                link => table.Links[link].Path is { IsFound: true } ? kin[link]!.RowCount : 0).Apply(block, chosen, settled);
            return;
        }

        var rows = LinkedRowsOf(rule.Link);
        var others = links.Where(link => link != rule.Link).Select(link => chosen[link]).ToArray();
        var same = alike[Array.IndexOf(table.UniqueRules, rule)];
        new LinkRepair(
            rule,
            plan.Table,
            rows,
            (row, candidate) => bounds?.Allows(row, candidate) ?? true,
            repairs.Derive(block.Begin),
            KindsOf(rule.Link, block),
            same)
            .Apply(block, others, chosen[rule.Link]);
    }

    private long LinkedRowsOf(int link)
    {
        var linked = plan.Relations.Links[link].ReferencedTable;
        return model.Plan[linked].Mode == TableMode.Copy ? model.CopyOf(linked).RowCount : dealers[link]!.LinkedRowCount;
    }
}
