using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What conditions and sums of statements come to for a row, as far as the connector and the tests write them.</summary>
/// <param name="table">The row's table.</param>
/// <param name="arguments">The values of parameters.</param>
internal sealed class StoredExpressions(StoredTable table, IReadOnlyDictionary<string, object?> arguments)
{
    /// <summary>Whether a row is meant; no row is by a condition that is unknown here.</summary>
    public bool Holds(BooleanExpression condition, object?[] row) => condition switch
    {
        BooleanParenthesisExpression inner => Holds(inner.Expression, row),
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } both =>
            Holds(both.FirstExpression, row) && Holds(both.SecondExpression, row),
        BooleanBinaryExpression either => Holds(either.FirstExpression, row) || Holds(either.SecondExpression, row),
        BooleanIsNullExpression test => (ValueOf(test.Expression, row) is null) != test.IsNot,
        BooleanComparisonExpression comparison =>
            Holds(comparison.ComparisonType, ValueOf(comparison.FirstExpression, row), ValueOf(comparison.SecondExpression, row)),
        _ => false,
    };

    /// <summary>The value of a column, a constant, a parameter or a sum.</summary>
    public object? ValueOf(ScalarExpression expression, object?[] row) => expression switch
    {
        ColumnReferenceExpression column => row[table.IndexOf(column.MultiPartIdentifier.Identifiers[^1].Value)],
        NullLiteral => null,
        IntegerLiteral number => long.Parse(number.Value, null),
        Literal literal => literal.Value,
        BinaryExpression { BinaryExpressionType: BinaryExpressionType.Add } sum =>
            Convert.ToInt64(ValueOf(sum.FirstExpression, row), null) + Convert.ToInt64(ValueOf(sum.SecondExpression, row), null),
        VariableReference variable => arguments[variable.Name],
        _ => throw new InvalidDataException($"A {expression.GetType().Name} is unknown here."),
    };

    private static bool Holds(BooleanComparisonType comparison, object? first, object? second) => comparison switch
    {
        _ when first is null || second is null => false,
        BooleanComparisonType.Equals when first is string => first.Equals(second),
        BooleanComparisonType.Equals => Number(first) == Number(second),
        BooleanComparisonType.LessThan => Number(first) < Number(second),
        BooleanComparisonType.LessThanOrEqualTo => Number(first) <= Number(second),
        _ => false,
    };

    private static long Number(object value) => Convert.ToInt64(value, null);
}
