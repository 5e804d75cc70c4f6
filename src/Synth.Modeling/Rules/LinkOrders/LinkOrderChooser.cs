namespace Synth.Modeling;

/// <summary>Chooses which links of a table keep to the dates of the rows above.</summary>
/// <param name="draft">The table.</param>
/// <param name="numbersOf">The numbers and dates of a table that are settled before the rows that link to it or hang under it.</param>
/// <param name="isMadeBefore">Whether the rows that a link leads to are made before.</param>
internal sealed class LinkOrderChooser(TableDraft draft, Func<SourceTable, SourceNumbers[]> numbersOf, Func<int, bool> isMadeBefore)
{
    /// <summary>What is found.</summary>
    /// <param name="linkedTable">The table that a link leads to.</param>
    public IEnumerable<LinkOrderRule> Find(Func<int, SourceTable> linkedTable)
    {
        var finder = new LinkOrderFinder(draft.Table.RowCount);
        return
            from link in Enumerable.Range(0, draft.Links.Count).Where(MayGiveWay)
            from ancestor in draft.Ancestors().Index()
            from rule in finder.Find(
                draft.Table.Plan.Relations.Links[link].ReferencingColumns.First(),
                link,
                numbersOf(linkedTable(link)),
                draft.Table.LinkRows[link],
                ancestor.Index + 1,
                numbersOf(ancestor.Item.Table),
                ancestor.Item.Rows)
            select rule;
    }

    /// <summary>Whether a rule that a user asks for can be kept.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="linkedTable">The table that its link leads to.</param>
    public bool MayHold(LinkOrderRule rule, SourceTable linkedTable) => MayGiveWay(rule.Link)
        && numbersOf(linkedTable).Any(date => date.IsTemporal && date.Name == rule.Linked)
        && draft.Ancestors().ElementAtOrDefault(rule.Above.Generations - 1).Table is { } above
        && numbersOf(above).Any(date => date.IsTemporal && date.Name == rule.Above.Column);

    // A link that is dealt out can exchange its rows with others; a unique one has none to spare.
    private bool MayGiveWay(int link) => draft.Links[link] is { Kind: LinkKind.Dealt, IsUnique: false } && isMadeBefore(link);
}
