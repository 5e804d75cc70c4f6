using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// Finds links to one table that never lead to the same row: nobody follows himself, no team plays against itself. A check may ask for it;
/// otherwise the source's rows must keep it where rows put together at random would not.
/// </summary>
internal static class LinkApart
{
    /// <summary>In the place of a link: the row's parent.</summary>
    public const int Parent = -1;

    /// <summary>The other links, or <see cref="Parent"/>, whose row a link never leads to.</summary>
    /// <param name="table">The table.</param>
    /// <param name="link">Its link.</param>
    /// <param name="schema">The schema, for the dialect of checks.</param>
    public static ValueList<int> Of(SourceTable table, int link, DatabaseSchema schema)
    {
        var relations = table.Plan.Relations;
        var own = relations.Links[link];
        if (own.Columns.Count != 1)
        {
            return [];
        }

        var asked = AskedOf(table.Plan.Table, own.Columns[0].Column, SqlSyntaxes.Of(schema.Engine)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable.Range(Parent, relations.Links.Count + 1)
                .Where(other => other != link && KeyOf(other) is { } key && key.ReferencedTable == own.ReferencedTable
                    && key.ReferencedColumns.SequenceEqual(own.ReferencedColumns)
                    && (asked.Contains(key.Columns[0].Column)
                        || AreApart(table.LinkRows[link], other == Parent ? table.ParentRows : table.LinkRows[other], table.Families))),
        ];

        ForeignKey? KeyOf(int other) => other == Parent ? relations.PrimaryParent : relations.Links[other];
    }

    // The columns that a check says to differ from a column.
    private static IEnumerable<string> AskedOf(Table table, string column, SqlSyntax syntax) =>
        from check in table.Checks
        from condition in Conjuncts(SqlExpressionParser.Parse(check.Sql, syntax))
        let pair = condition switch
        {
            BinaryOperation { Operator: BinaryOperator.NotEqual, Left: ColumnReference left, Right: ColumnReference right } =>
                (left.Name, right.Name),
            LogicalNot
            {
                Operand: BinaryOperation
                {
                    Operator: BinaryOperator.Equal, Left: ColumnReference left, Right: ColumnReference right,
                }
            } => (left.Name, right.Name),
            _ => ("", ""),
        }
        let names = new[] { pair.Item1, pair.Item2 }.Select(name => table.FindColumn(name)?.Name ?? name).ToArray()
        where names.Contains(column)
        from other in names
        where other != column
        select other;

    private static IEnumerable<SqlExpression> Conjuncts(SqlExpression? condition) => condition switch
    {
        null => [],
        BinaryOperation { Operator: BinaryOperator.And } both => Conjuncts(both.Left).Concat(Conjuncts(both.Right)),
        _ => [condition],
    };

    // Rows that choose independently, of all rows or of those of their family, would meet so often that none doing so is no chance.
    private static bool AreApart(int[] own, int[] other, int[] families)
    {
        int[] rows = [.. Enumerable.Range(0, own.Length).Where(row => own[row] >= 0 && other[row] >= 0)];
        return !Array.Exists(rows, row => own[row] == other[row])
            && (Meetings(rows, own, other) > Evidence.Surprising
                || rows.GroupBy(row => families[row]).Sum(family => Meetings([.. family], own, other)) > Evidence.Surprising);
    }

    // How many rows would meet on the average if who chooses what were shuffled.
    private static double Meetings(int[] rows, int[] own, int[] other)
    {
        var theirs = rows.CountBy(row => other[row]).ToDictionary();
        return rows.Sum(row => theirs.GetValueOrDefault(own[row]) / (double)rows.Length);
    }
}
