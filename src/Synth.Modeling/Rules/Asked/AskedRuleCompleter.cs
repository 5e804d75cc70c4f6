using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Tells of rules that the user asks for what only the sampled rows tell: how many there are, and how far values lie apart.
/// </summary>
/// <param name="table">The table that they restrict.</param>
/// <param name="numbers">The numbers, dates and timestamps of a table.</param>
/// <param name="ancestors">The tables above, each with the row above each row of the table.</param>
internal sealed class AskedRuleCompleter(
    SourceTable table, Func<TableName, SourceNumbers[]> numbers, IReadOnlyList<(SourceTable Table, int[] Rows)> ancestors)
{
    /// <summary>The rule as if it had been found.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="countsOf">How many rows each row sums up.</param>
    public Rule Complete(Rule rule, Func<AggregateRule, int[]> countsOf) => rule switch
    {
        OrderRule order => Complete(order),
        LimitRule limit => Complete(limit),
        ArithmeticRule arithmetic => arithmetic with { Support = table.RowCount, Decimals = DecimalsOf(arithmetic.Column) },
        AggregateRule aggregate => aggregate with
        {
            Support = table.RowCount,
            Decimals = DecimalsOf(aggregate.Column) ?? 0,
            OfNone = Find(table.Plan.Name, aggregate.Column) is { } parent
                && AggregateFinder.OfNone(parent, countsOf(aggregate)) is not ChildlessValue.Drawn and var known
                ? known
                : aggregate.OfNone,
        },
        _ => rule with { Support = table.RowCount },
    };

    private OrderRule Complete(OrderRule rule)
    {
        var known = rule with { Support = table.RowCount };
        var (other, rows) = rule.Other.Generations == 0
            ? (table, [.. Enumerable.Range(0, table.RowCount)])
            : ancestors[rule.Other.Generations - 1];
        return rule.Plus is not null ? known with { Least = Find(table.Plan.Name, rule.Column)?.Exact.Min() }
            : rule is { Other.Link: < 0, Years: 0 } && Find(table.Plan.Name, rule.Column) is { } column
            && Find(other.Plan.Name, rule.Other.Column) is { } bound
            ? known with
            {
                Distances = OrderFinder.DistancesOf(column, bound, rows, rule.IsAbove ? 1 : -1),
                Step =
                OrderFinder.StepOf(column)
            }
            : known;
    }

    // How far values lie beyond the limit wherever they do.
    private LimitRule Complete(LimitRule rule) => Find(table.Plan.Name, rule.Column) is { } column
        ? rule with
        {
            Support = table.RowCount,
            Distances = OrderFinder.QuantilesOf(
                column.Exact.OfType<decimal>().Select(value => (value - rule.Limit) * (rule.IsLeast ? 1 : -1))),
            Step = OrderFinder.StepOf(column),
        }
        : rule with { Support = table.RowCount };

    private SourceNumbers? Find(TableName name, string column) => Array.Find(numbers(name), candidate => candidate.Name == column);

    private int? DecimalsOf(string column) => table.Plan.Table.FindColumn(column)!.Type.WithoutDomain() switch
    {
        DateType or TimestampType => null,
        IntegerType => 0,
        DecimalType { Scale: { } scale } => Math.Min(scale, 28),
        _ => Find(table.Plan.Name, column)?.Decimals ?? 9,
    };
}
