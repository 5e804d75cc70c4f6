using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What has to be filled of rows of which only some columns are asked for, and of the rows above them.</summary>
internal static class EarlyColumns
{
    /// <summary>
    /// The numbers of the columns that others follow from, themselves included, of each table from the root of a tree down to theirs; null
    /// where that may be any, or where it takes the rows that links lead to. Drawing takes none: what decides a column is counted from no
    /// row above.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="line">The tables, each below the one before.</param>
    /// <param name="columns">The columns of the last one that are asked for.</param>
    /// <param name="isWhole">Whether all columns of a table have to be filled anyway.</param>
    public static IReadOnlySet<int>?[] FindNeeds(
        RelationalModel model, IReadOnlyList<TableName> line, IEnumerable<string> columns, Func<TableName, bool> isWhole)
    {
        var result = new IReadOnlySet<int>?[line.Count];
        Queue<string>[] asked = [.. line.Select(_ => new Queue<string>())];
        foreach (var column in columns)
        {
            asked[^1].Enqueue(column);
        }

        // Rows that are whole may look at anything above them.
        for (var level = line.Count - 1; level >= 0 && !isWhole(line[level]); level--)
        {
            if (FindNeeds(model.ModelOf(line[level]), asked.AsSpan(0, level + 1)) is not { } needs)
            {
                break;
            }

            result[level] = needs;
        }

        return result;
    }

    /// <summary>
    /// The numbers of the columns of a row that some of them follow from, these included, but for what links lead to; null where that may
    /// be any.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    public static IReadOnlySet<int>? FindNeedsBesideLinks(TableModel table, IEnumerable<string> columns)
    {
        var rules = table.Rules.Where(rule => rule is not OrderRule { Other.Link: >= 0 });
        return FindNeeds(table with { Rules = [.. rules] }, [new Queue<string>(columns)]);
    }

    // Of the table of the last queue; what its columns take from above is asked of the others, as far as there are any.
    private static HashSet<int>? FindNeeds(TableModel table, ReadOnlySpan<Queue<string>> asked)
    {
        var needs = new HashSet<int>();
        while (asked[^1].TryDequeue(out var name))
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
                if (need.Generations < asked.Length)
                {
                    asked[^(1 + need.Generations)].Enqueue(need.Column);
                }
            }
        }

        return needs;
    }

    // Rules of other kinds write to more than their column, or look at other rows.
    private static bool IsPlain(TableModel table, ColumnModel column) =>
        column is not LinkColumnModel
        && !Array.Exists(table.UniqueRules, rule => rule.Adjusted == column.Name)
        && !KeyRoom.MayMove(table, column)
        && !Array.Exists(table.WatchedKeys, key => key.Adjusted == column.Name)
        && !Array.Exists(table.WatchedSpans, span => span.Columns.Contains(column.Name))
        && !Array.Exists(table.Rules, rule => rule is SpanRule span && (span.Start == column.Name || span.Column == column.Name))
        && table.Rules.Where(rule => rule.Column == column.Name).All(rule => rule
            is OrderRule { Other.Link: < 0 } or CalendarRule or ArithmeticRule or CountedTextRule or NumberingRule);

    private static IEnumerable<RuleColumn> NeedsOf(TableModel table, ColumnModel column)
    {
        var rules = table.Rules.Where(rule => rule.Column == column.Name).ToArray();
        return
        [
            .. rules.SelectMany(rule => rule.Operands).Select(operand => new RuleColumn(0, operand)),
            .. rules.OfType<OrderRule>().Where(rule => rule.Other.Generations > 0).Select(rule => rule.Other),
            .. NeedsOf(column),
        ];
    }

    private static IEnumerable<RuleColumn> NeedsOf(ColumnModel column) => column switch
    {
        ParentColumnModel pair => [new RuleColumn(1, pair.ReferencedColumn)],
        RepeatedColumnModel repeated => [new RuleColumn(repeated.Generations, repeated.Source)],
        DataColumnModel { Encoder: OffsetEncoder { Base: var start } } => [BaseOf(start)],
        DataColumnModel { Encoder: ElderEncoder { Origin: { } start } } => [BaseOf(start)],
        DataColumnModel { Encoder.CountedFrom: { } start } => [new RuleColumn(0, start)],
        DataColumnModel data => data.Encoder.Needs.Select(need => new RuleColumn(0, need)),
        _ => [],
    };

    private static RuleColumn BaseOf(OffsetBase start) => new(start.FromParent ? 1 : 0, start.Column);
}
