namespace Synth.Schema.Expressions;

/// <summary>
/// Says in so many words what an engine does by itself that compares texts whatever the case of their letters, for engines that do not.
/// Pure.
/// </summary>
/// <param name="types">What expressions come to.</param>
/// <param name="isExact">Whether the texts of a column are compared letter by letter all the same.</param>
public sealed class CaseFolding(ExpressionTypes types, Func<string, bool> isExact)
{
    /// <summary>The expression with small letters on both sides of what is compared.</summary>
    public SqlExpression Fold(SqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.WithChildren(Fold) switch
        {
            BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison when IsFolded(
                comparison.Left, comparison.Right) =>
                comparison with { Left = Lower(comparison.Left), Right = Lower(comparison.Right) },
            ListTest test when IsFolded([test.Operand, .. test.Items]) =>
                test with { Operand = Lower(test.Operand), Items = test.Items.Select(Lower).ToValueList() },
            RangeTest test when IsFolded(test.Operand, test.Low, test.High) =>
                test with { Operand = Lower(test.Operand), Low = Lower(test.Low), High = Lower(test.High) },
            PatternTest test when IsFolded(test.Operand) => test with { IgnoresCase = true },
            var other => other,
        };
    }

    private bool IsFolded(params SqlExpression[] operands) =>
        Array.Exists(operands, operand => types.Of(operand) is TextType && operand.Columns().Any())
        && !operands.SelectMany(operand => operand.Columns()).Any(isExact);

    private static SqlExpression Lower(SqlExpression operand) => operand switch
    {
        TextLiteral text => new TextLiteral(text.Text.ToLowerInvariant()),
        NullLiteral or FunctionCall { Function: SqlFunction.Lower } => operand,
        _ => new FunctionCall(SqlFunction.Lower, [operand]),
    };
}
