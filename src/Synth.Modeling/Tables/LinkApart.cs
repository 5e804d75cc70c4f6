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
                        || AreApart(table.LinkRows[link], other == Parent ? table.ParentRows : table.LinkRows[other]))),
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
            LogicalNot { Operand: BinaryOperation
            {
                Operator: BinaryOperator.Equal, Left: ColumnReference left, Right: ColumnReference right,
            } } => (left.Name, right.Name),
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

    // Rows that choose independently would meet so often that none doing so is no chance.
    private static bool AreApart(int[] own, int[] other)
    {
        var (ours, theirs) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        var rows = 0;
        for (var row = 0; row < own.Length; row++)
        {
            if (own[row] >= 0 && other[row] >= 0)
            {
                if (own[row] == other[row])
                {
                    return false;
                }

                rows++;
                ours[own[row]] = ours.GetValueOrDefault(own[row]) + 1;
                theirs[other[row]] = theirs.GetValueOrDefault(other[row]) + 1;
            }
        }

        var meetings = ours.Sum(entry => (double)entry.Value * theirs.GetValueOrDefault(entry.Key) / Math.Max(1, rows));
        return meetings > Evidence.Surprising;
    }
}
