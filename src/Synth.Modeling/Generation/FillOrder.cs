namespace Synth.Modeling;

/// <summary>
/// The order in which the columns of a table are filled: what others are counted or computed from before them, and a column that gives way
/// to keep rows unique after the columns that it must not collide with.
/// </summary>
internal static class FillOrder
{
    /// <summary>The numbers of the columns in order.</summary>
    public static int[] Of(TableModel table)
    {
        var pending = Enumerable.Range(0, table.Columns.Length).ToList();
        var order = new List<int>();
        var filled = new HashSet<string>(StringComparer.Ordinal);
        while (pending.Count > 0)
        {
            // Two columns that both give way wait for each other: then what is counted from another one must at least follow it.
            var next = pending.Find(i => IsFree(i, withRules: true)) is var free && pending.Contains(free) && IsFree(free, withRules: true)
                ? free
                : pending.First(i => IsFree(i, withRules: false));
            pending.Remove(next);
            order.Add(next);
            filled.Add(table.Columns[next].Name);
        }

        return [.. order];

        bool IsFree(int i, bool withRules) => Needs(table, table.Columns[i], withRules).All(filled.Contains);
    }

    private static IEnumerable<string> Needs(TableModel table, ColumnModel column, bool withRules)
    {
        if (column is DataColumnModel { Encoder.CountedFrom: { } start })
        {
            yield return start;
        }

        foreach (var operand in table.Rules.Where(rule => rule.Column == column.Name).SelectMany(rule => rule.Operands))
        {
            yield return operand;
        }

        // What a text repeats is better filled before it, and moved with its span, but the text can do without.
        foreach (var needed in withRules && column is DataColumnModel data ? data.Encoder.Needs : [])
        {
            yield return needed;
            foreach (var span in table.Rules.OfType<SpanRule>().Where(span => span.Start == needed && span.Column != column.Name))
            {
                yield return span.Column;
            }
        }

        foreach (var other in table.UniqueRules.Where(rule => withRules && rule.Adjusted == column.Name).SelectMany(rule => rule.Columns)
            .Concat(table.WatchedKeys.Where(key => withRules && key.Adjusted == column.Name).SelectMany(key => key.Before)))
        {
            if (other != column.Name)
            {
                yield return other;
            }
        }
    }
}
