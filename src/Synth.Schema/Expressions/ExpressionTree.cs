namespace Synth.Schema.Expressions;

/// <summary>Walks through expressions and rebuilds them.</summary>
public static class ExpressionTree
{
    /// <summary>The operands of an expression, in the order in which they are written.</summary>
    public static IEnumerable<SqlExpression> Children(this SqlExpression expression) => expression switch
    {
        NullLiteral or BooleanLiteral or NumberLiteral or TextLiteral or ColumnReference => [],
        Negation negation => [negation.Operand],
        LogicalNot not => [not.Operand],
        BinaryOperation binary => [binary.Left, binary.Right],
        NullTest test => [test.Operand],
        TruthTest test => [test.Operand],
        ListTest test => [test.Operand, .. test.Items],
        RangeTest test => [test.Operand, test.Low, test.High],
        PatternTest test => [test.Operand, test.Pattern],
        FunctionCall call => call.Arguments,
        CaseExpression choice => [
            .. choice.Branches.SelectMany(branch => new[] { branch.Condition, branch.Result }),
            .. choice.Otherwise is null ? Array.Empty<SqlExpression>() : [choice.Otherwise]],
        CastExpression cast => [cast.Operand],
        _ => throw Unknown(expression),
    };

    /// <summary>The expression over other operands.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="change">The new operand for each.</param>
    public static SqlExpression WithChildren(this SqlExpression expression, Func<SqlExpression, SqlExpression> change) => expression switch
    {
        NullLiteral or BooleanLiteral or NumberLiteral or TextLiteral or ColumnReference => expression,
        Negation negation => new Negation(change(negation.Operand)),
        LogicalNot not => new LogicalNot(change(not.Operand)),
        BinaryOperation binary => binary with { Left = change(binary.Left), Right = change(binary.Right) },
        NullTest test => test with { Operand = change(test.Operand) },
        TruthTest test => test with { Operand = change(test.Operand) },
        ListTest test => test with { Operand = change(test.Operand), Items = test.Items.Select(change).ToValueList() },
        RangeTest test => test with { Operand = change(test.Operand), Low = change(test.Low), High = change(test.High) },
        PatternTest test => test with { Operand = change(test.Operand), Pattern = change(test.Pattern) },
        FunctionCall call => call with { Arguments = call.Arguments.Select(change).ToValueList() },
        CaseExpression choice => new CaseExpression(
            choice.Branches.Select(branch => new CaseBranch(change(branch.Condition), change(branch.Result))).ToValueList(),
            choice.Otherwise is null ? null : change(choice.Otherwise)),
        CastExpression cast => cast with { Operand = change(cast.Operand) },
        _ => throw Unknown(expression),
    };

    /// <summary>The names of the columns that an expression reads, each once, in the order in which they are met.</summary>
    public static IEnumerable<string> Columns(this SqlExpression expression) =>
        All(expression).OfType<ColumnReference>().Select(column => column.Name).Distinct();

    /// <summary>The expression and everything in it.</summary>
    public static IEnumerable<SqlExpression> All(this SqlExpression expression) =>
        expression.Children().SelectMany(All).Prepend(expression);

    private static ArgumentOutOfRangeException Unknown(SqlExpression expression) =>
        new(nameof(expression), expression.GetType().Name, "A case of SqlExpression without operands.");
}
