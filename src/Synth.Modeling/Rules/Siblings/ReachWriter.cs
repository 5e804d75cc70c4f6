using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes the earliest, latest or last of the rows below each row have its date, and brings what is beyond it back to it.</summary>
internal static class ReachWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, siblings side by side in their order.</param>
    /// <param name="index">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isException">Whether the rows below a row, given by its position, are left as they are.</param>
    public static void Apply(ReachRule rule, RuleRows rows, int index, ColumnType type, Func<long, bool> isException)
    {
        if (rows.PositionsOf(1) is not { } positionAbove)
        {
            return;
        }

        var read = rows.Numbers(new RuleColumn(0, rule.Column));
        var drawn = Array.ConvertAll([.. Enumerable.Range(0, rows.Count)], row => read(row));
        var above = rows.Numbers(new RuleColumn(1, rule.Above));
        var isDay = rows.Values(new RuleColumn(1, rule.Above))?.Type.WithoutDomain() is DateType;
        var isMeant = rule.When?.Bind(rows);
        var values = new decimal?[rows.Count];
        foreach (var family in Enumerable.Range(0, rows.Count)
            .Where(row => rows.ParentOf(row) >= 0 && drawn[row] is not null && isMeant?.Invoke(row) != false)
            .GroupBy(rows.ParentOf))
        {
            int[] told = [.. family];
            if (above(told[0]) is { } date && !isException(positionAbove(told[0])))
            {
                // Where the date is a day, times of day stay.
                var reached = ReachedBy(rule.Function, told, drawn);
                foreach (var row in told.Where(row => row == reached || IsBeyond(rule.Function, drawn[row]!.Value - TimeOf(row), date)))
                {
                    values[row] = date + TimeOf(row);
                }
            }
        }

        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) =>
            values[row] is { } value && value != drawn[row] && CellNumber.TryAppend(target, type, value));

        decimal TimeOf(int row) => isDay ? drawn[row]!.Value % TimeSpan.TicksPerDay : 0;
    }

    private static int ReachedBy(AggregateFunction function, int[] rows, decimal?[] values) => function switch
    {
        AggregateFunction.Min => rows.MinBy(row => values[row]!.Value),
        AggregateFunction.Max => rows.MaxBy(row => values[row]!.Value),
        _ => rows[^1],
    };

    private static bool IsBeyond(AggregateFunction function, decimal value, decimal date) => function switch
    {
        AggregateFunction.Min => value < date,
        AggregateFunction.Max => value > date,
        _ => false,
    };
}
