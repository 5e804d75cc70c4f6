using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// Finds what keeps the columns of a table within bounds: years, orders, limits, ages, calendars, and what holds among siblings. What most
/// rows copy comes first, so that bounds hold for it, too.
/// </summary>
/// <param name="scope">The table.</param>
internal sealed class BoundFinder(RuleScope scope)
{
    private readonly SourceTable table = scope.Table;

    /// <summary>The rules that hold, those of the whole table first.</summary>
    public IEnumerable<Rule> Find() => new PartialCopyFinder(scope).Find()
        .Concat<Rule>(YearFinder.Find(scope.Own))
        .Concat(Orders())
        .Concat(LinkedOrders())
        .Concat(scope.Draft.Parent is null ? [] : new RiseFinder(scope.Draft, [.. scope.Own.Where(own => scope.IsData(own.Name))]).Find())
        .Concat(Capacities())
        .Concat(Calendars())
        .Concat(Marks())
        .Concat(new PrefixFinder(scope.Draft).Find())
        .Concat(new DomainFinder(scope).Find())
        .Concat(new LimitFinder(scope.Own, table, scope.Draft.Context.MinFamilies).Find())
        .Concat(new AgeFinder(scope.Own, table.Families).Find())
        .Concat(ConditionalOrders())
        .Concat<Rule>(scope.Draft.Parent is null ? [] : new SpanFinder(table, scope.Own).Find())
        .Concat(scope.Draft.Parent is null ? [] : new FloorFinder(table, scope.Own).Find());

    private IEnumerable<Rule> Orders()
    {
        var declared = DeclaredOrders.Of(table.Plan.Table, SqlSyntaxes.Of(scope.Sample.Plan.Schema.Engine));
        var finder = new OrderFinder(scope.Own, table.RowCount, (greater, lesser) => declared.Contains((greater, lesser)));
        var across = scope.Draft.Ancestors().Index().SelectMany(entry =>
            finder.FindAcross(entry.Index + 1, scope.NumbersOf(entry.Item.Table.Plan.Name), entry.Item.Rows));
        return finder.FindOwn().Concat(across).Where(rule => !IsCompletedLater(rule));
    }

    private IEnumerable<OrderRule> LinkedOrders()
    {
        var finder = new OrderFinder(scope.Own, table.RowCount);
        return scope.LinksMadeBefore.SelectMany(link =>
            finder.FindLinked(link, scope.Settled(scope.LinkedBy(link)), table.LinkRows[link]));
    }

    // Numbers, within what a row above or a linked one allows.
    private IEnumerable<OrderRule> Capacities()
    {
        var finder = new CapacityFinder(scope.Own, table.RowCount);
        var across = scope.Draft.Ancestors().Index().SelectMany(entry => finder.Find(
            scope.Settled(entry.Item.Table).Where(column => !IsKey(entry.Item.Table, column.Name)),
            entry.Item.Rows,
            column => new RuleColumn(entry.Index + 1, column)));
        return across.Concat(scope.LinksMadeBefore.SelectMany(link => finder.Find(
            scope.Settled(scope.LinkedBy(link)).Where(column => !IsKey(scope.LinkedBy(link), column.Name)),
            table.LinkRows[link],
            column => new RuleColumn(0, column) { Link = link })));
    }

    private bool IsKey(SourceTable other, string column) => new ColumnRoles(other.Plan, scope.Sample.Plan.Schema).IsPartOfKey(column)
        || other.Plan.Table.ForeignKeys.Any(key => key.Columns.Any(pair => pair.Column == column));

    private IEnumerable<CalendarRule> Calendars() => scope.Own
        .Where(column => column.IsTemporal)
        .Select(column => CalendarFinder.Find(
            column, table.Plan.Table.FindColumn(column.Name)!.Type.WithoutDomain() is TimestampType, table.Families))
        .OfType<CalendarRule>();

    // One row of each parent that is marked.
    private IEnumerable<OnceRule> Marks() => scope.Draft.Parent is null
        ? []
        : scope.Draft.Columns.OfType<DataColumnModel>()
            .Where(column => column.Decided is null)
            .Select(column => new OnceFinder(table).Find(column.Name))
            .OfType<OnceRule>();

    private IEnumerable<OrderRule> ConditionalOrders()
    {
        var conditions = scope.Own.Any(column => column.IsTemporal) ? ConditionColumn.Of(scope.Draft) : [];
        if (conditions.Length == 0)
        {
            return [];
        }

        var finder = new ConditionalOrderFinder(scope.Own, conditions, table.Families);
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        return scope.Draft.Ancestors().Index()
            .SelectMany(entry => finder.Find(scope.NumbersOf(entry.Item.Table.Plan.Name), entry.Index + 1, entry.Item.Rows))
            .Concat(finder.Find(scope.Own, 0, rows))
            .Where(rule => !IsCompletedLater(rule));
    }

    // What sums up this table's rows in those above cannot bound them.
    private bool IsCompletedLater(OrderRule rule)
    {
        var ancestor = scope.Draft;
        for (var i = 0; i < rule.Other.Generations; i++)
        {
            ancestor = ancestor.Parent!;
        }

        return ancestor != scope.Draft && LateColumns.Contain(rule.Other.Column, scope.RulesOf(ancestor.Table.Plan.Name));
    }
}
