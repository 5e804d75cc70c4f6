using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>The orders between two columns that the checks of a table ask for: what is declared needs no other evidence.</summary>
internal static class DeclaredOrders
{
    /// <summary>The pairs of columns of which the first is never below the second.</summary>
    /// <param name="table">The table.</param>
    /// <param name="syntax">The dialect of its checks.</param>
    public static HashSet<(string Greater, string Lesser)> Of(Table table, SqlSyntax syntax) =>
        [.. table.Checks
            .Select(check => SqlExpressionParser.Parse(check.Sql, syntax))
            .OfType<SqlExpression>()
            .SelectMany(Of)
            .Select(pair => (NameIn(table, pair.Greater), NameIn(table, pair.Lesser)))];

    // Whether a value may be missing besides, as in "closed IS NULL OR closed >= opened", is the same: rules speak of values.
    private static IEnumerable<(string Greater, string Lesser)> Of(SqlExpression expression) => expression switch
    {
        BinaryOperation { Operator: BinaryOperator.And } both => Of(both.Left).Concat(Of(both.Right)),
        BinaryOperation { Operator: BinaryOperator.Or, Left: NullTest { IsNegated: false } } either => Of(either.Right),
        BinaryOperation { Operator: BinaryOperator.Or, Right: NullTest { IsNegated: false } } either => Of(either.Left),
        BinaryOperation
        {
            Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual,
            Left: ColumnReference greater,
            Right: ColumnReference lesser,
        } => [(greater.Name, lesser.Name)],
        BinaryOperation
        {
            Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual,
            Left: ColumnReference lesser,
            Right: ColumnReference greater,
        } => [(greater.Name, lesser.Name)],
        _ => [],
    };

    private static string NameIn(Table table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name;
}
