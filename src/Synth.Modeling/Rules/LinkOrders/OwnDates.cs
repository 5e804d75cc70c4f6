namespace Synth.Modeling;

/// <summary>
/// The dates and numbers of rows that are known before their links are chosen, so that links lead to rows that they allow: who reviews was
/// a customer by then, and a room has a bed for each guest. The date or number itself gives way only where no such row is found.
/// </summary>
internal static class OwnDates
{
    /// <summary>What keeps the links of a table to the dates of its rows, as links keep it to those of the rows above.</summary>
    /// <param name="table">The table.</param>
    public static IEnumerable<LinkOrderRule> RulesOf(TableModel table) => Find(table).Select(found => new LinkOrderRule(
        found.Rule.Column,
        found.Rule.Other.Link,
        found.Rule.Other.Column,
        new RuleColumn(0, found.Rule.Column),
        found.Rule.IsAbove,
        found.Rule.Support,
        found.Rule.Exceptions)
    {
        Plus = found.Rule.Plus,
    });

    /// <summary>The numbers of the columns that have to be filled before links are chosen; null for none.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlySet<int>? ColumnsOf(TableModel table) =>
        Find(table).SelectMany(found => found.Needs).ToHashSet() is { Count: > 0 } columns ? columns : null;

    // A link that is dealt out can exchange its rows with others; a unique one has none to spare.
    private static IEnumerable<(OrderRule Rule, IReadOnlySet<int> Needs)> Find(TableModel table) =>
        from rule in table.Rules.OfType<OrderRule>()
        where rule is { Other.Link: >= 0, When: null, Years: 0 }
            && table.Links[rule.Other.Link] is { Kind: LinkKind.Dealt, IsUnique: false }
        let needs = EarlyColumns.FindNeedsBesideLinks(table, rule.Plus is null ? [rule.Column] : [rule.Column, rule.Plus])
        where needs is not null
        select (rule, needs);
}
