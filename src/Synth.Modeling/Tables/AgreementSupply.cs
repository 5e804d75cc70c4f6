using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Sees to it that agreeing links find rows: where a line must choose a product of its order's tenant, every tenant that orders choose is
/// one that products choose, too.
/// </summary>
internal static class AgreementSupply
{
    /// <summary>Links of two tables that lead to the same row wherever a third table agrees in it.</summary>
    /// <param name="Needing">The table whose rows come first: orders.</param>
    /// <param name="NeedingLink">Its link to the common table.</param>
    /// <param name="Supplying">The table that is chosen from: products.</param>
    /// <param name="SupplyingLink">Its link to the common table.</param>
    internal sealed record Pair(TableName Needing, int NeedingLink, TableName Supplying, int SupplyingLink);

    /// <summary>All such pairs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="linksOf">The links of a synthesized table.</param>
    public static IEnumerable<Pair> Of(GenerationPlan plan, Func<TableName, IReadOnlyList<LinkModel>> linksOf)
    {
        foreach (var table in plan.Tables.Where(table => table.Mode == TableMode.Synthesize && table.Relations.PrimaryParent is not null))
        {
            var links = linksOf(table.Name);
            for (var i = 0; i < links.Count; i++)
            {
                if (links[i] is { Kind: LinkKind.Agreeing, Presence: < 0 }
                    && plan[table.Relations.Links[i].ReferencedTable] is { Mode: TableMode.Synthesize } supplying
                    && PairOf(plan, table, i, supplying) is { } pair)
                {
                    yield return pair;
                }
            }
        }
    }

    /// <summary>Tells links that choose rows of copied tables which rows they must not leave out.</summary>
    /// <param name="drafts">The drafts of all synthesized tables, whose links are completed.</param>
    /// <param name="plan">The plan.</param>
    public static void Complete(IReadOnlyDictionary<TableName, TableDraft> drafts, GenerationPlan plan)
    {
        foreach (var pair in Of(plan, name => drafts[name].Links).Distinct())
        {
            var links = drafts[pair.Supplying].Links;
            if (links[pair.SupplyingLink].Kind == LinkKind.Chosen)
            {
                var rows = drafts[pair.Needing].Table.LinkRows[pair.NeedingLink].Where(row => row >= 0).Distinct().Order();
                links[pair.SupplyingLink] = links[pair.SupplyingLink] with { Cover = [.. rows] };
            }
        }
    }

    // One shared column is enough to tell the common table.
    private static Pair? PairOf(GenerationPlan plan, TablePlan table, int link, TablePlan supplying)
    {
        var parent = table.Relations.PrimaryParent!;
        foreach (var shared in Agreement.Shared(plan[table.Name], link))
        {
            var up = parent.Columns.FirstOrDefault(pair => pair.Column == shared.Column)?.ReferencedColumn;
            var (needing, own) = LinkOf(plan[parent.ReferencedTable], up);
            var (supply, theirs) = LinkOf(supplying, shared.ReferencedColumn);
            if (needing >= 0 && supply >= 0 && own == theirs)
            {
                return new Pair(parent.ReferencedTable, needing, supplying.Name, supply);
            }
        }

        return null;
    }

    private static (int Link, (TableName Table, string Column)? Target) LinkOf(TablePlan table, string? column)
    {
        foreach (var (i, key) in ElderLinks.Leading(table))
        {
            if (key.Columns.FirstOrDefault(pair => pair.Column == column) is { } pair)
            {
                return (i, (key.ReferencedTable, pair.ReferencedColumn));
            }
        }

        return (-1, null);
    }
}
