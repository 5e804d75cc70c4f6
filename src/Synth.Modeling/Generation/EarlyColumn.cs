namespace Synth.Modeling;

/// <summary>What has to be filled of rows of which only one column is asked for.</summary>
internal static class EarlyColumn
{
    /// <summary>
    /// The numbers of the columns that a column follows from, itself included; null where that may be any, or where it takes the rows that
    /// links lead to.
    /// </summary>
    /// <param name="table">The table's model.</param>
    /// <param name="column">The column.</param>
    public static HashSet<int>? FindNeeds(TableModel table, string column)
    {
        var needs = new HashSet<int>();
        var pending = new Queue<string>([column]);
        while (pending.TryDequeue(out var name))
        {
            var index = Array.FindIndex(table.Columns, candidate => candidate.Name == name);
            if (!needs.Add(index))
            {
                continue;
            }

            if (!IsPlain(table, table.Columns[index]))
            {
                return null;
            }

            foreach (var need in NeedsOf(table, table.Columns[index]))
            {
                pending.Enqueue(need);
            }
        }

        return needs;
    }

    // Rules of other kinds write to more than their column, or look at other rows.
    private static bool IsPlain(TableModel table, ColumnModel column) =>
        column is not LinkColumnModel
        && !Array.Exists(table.UniqueRules, rule => rule.Adjusted == column.Name)
        && !Array.Exists(table.Rules, rule => rule is SpanRule span && (span.Start == column.Name || span.Column == column.Name))
        && table.Rules.Where(rule => rule.Column == column.Name).All(rule => rule
            is OrderRule { Other.Link: < 0 } or CalendarRule or ArithmeticRule or CountedTextRule or NumberingRule);

    private static IEnumerable<string> NeedsOf(TableModel table, ColumnModel column)
    {
        var operands = table.Rules.Where(rule => rule.Column == column.Name).SelectMany(rule => rule.Operands);
        var needs = column is DataColumnModel data ? operands.Concat(data.Encoder.Needs) : operands;
        return column is DataColumnModel { Encoder: OffsetEncoder { Base: { FromParent: false, Column: var start } } }
            ? needs.Append(start)
            : needs;
    }
}
