using Superpower;
using Superpower.Parsers;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>What binds tightest: literals, columns, calls, CASE, CAST, and whatever stands in brackets.</summary>
/// <param name="syntax">The dialect.</param>
/// <param name="expression">A whole expression, for what stands inside.</param>
internal sealed class SqlPrimaryGrammar(SqlSyntax syntax, TokenListParser<SqlTokenKind, SqlExpression> expression)
{
    private TokenListParser<SqlTokenKind, ColumnType> Type { get; } = SqlTypeGrammar.Of(syntax);

    /// <summary>The parser.</summary>
    public TokenListParser<SqlTokenKind, SqlExpression> Build() => Parse.OneOf(
        expression.InBrackets(),
        Literal(),
        Case(),
        Cast(),
        SpecialCall().Try(),
        Call().Try(),
        TypedLiteral().Try(),
        Clock().Try(),
        Column());

    private TokenListParser<SqlTokenKind, SqlExpression> Literal() => Parse.OneOf(
        SqlTokens.Text(syntax).Select(text => (SqlExpression)new TextLiteral(text)),
        Token.EqualTo(SqlTokenKind.Number).Select(token => (SqlExpression)new NumberLiteral(token.ToStringValue())),
        SqlTokens.Keyword("TRUE").Value((SqlExpression)new BooleanLiteral(true)),
        SqlTokens.Keyword("FALSE").Value((SqlExpression)new BooleanLiteral(false)),
        SqlTokens.Keyword("NULL").Value((SqlExpression)new NullLiteral()));

    // CASE x WHEN 1 … is CASE WHEN x = 1 …
    private TokenListParser<SqlTokenKind, SqlExpression> Case() =>
        from start in SqlTokens.Keyword("CASE")
        from subject in expression.AsNullable().OptionalOrDefault()
        from branches in Branch().AtLeastOnce()
        from otherwise in SqlTokens.Keyword("ELSE").IgnoreThen(expression.AsNullable()).OptionalOrDefault()
        from end in SqlTokens.Keyword("END")
        select (SqlExpression)new CaseExpression(
            branches.Select(branch => subject is null
                ? branch
                : branch with { Condition = new BinaryOperation(BinaryOperator.Equal, subject, branch.Condition) }).ToValueList(),
            otherwise);

    private TokenListParser<SqlTokenKind, CaseBranch> Branch() =>
        from condition in SqlTokens.Keyword("WHEN").IgnoreThen(expression)
        from result in SqlTokens.Keyword("THEN").IgnoreThen(expression)
        select new CaseBranch(condition, result);

    private TokenListParser<SqlTokenKind, SqlExpression> Cast() =>
        SqlTokens.Keyword("CAST").IgnoreThen(
            (from operand in expression
             from type in SqlTokens.Keyword("AS").IgnoreThen(Type)
             select (SqlExpression)new CastExpression(operand, type)).InBrackets())
        .Or(SqlTokens.Keyword("CONVERT").IgnoreThen(
            (from type in Type
             from operand in SqlTokens.Symbol(",").IgnoreThen(expression)
             select (SqlExpression)new CastExpression(operand, type)).InBrackets()));

    private TokenListParser<SqlTokenKind, SqlExpression> Call() =>
        from name in SqlTokens.AnyName(syntax)
        from arguments in SqlTokens.Symbol("(").IgnoreThen(expression.ManyDelimitedBy(SqlTokens.Symbol(","), SqlTokens.Symbol(")")))
        from bound in Known(FunctionNames.Bind(syntax, name, arguments), "a known function")
        select bound;

    // SUBSTRING(x FROM 1 FOR 2), TRIM(BOTH FROM x)
    private TokenListParser<SqlTokenKind, SqlExpression> SpecialCall() =>
        (from name in SqlTokens.Keyword("SUBSTRING")
         from open in SqlTokens.Symbol("(")
         from text in expression
         from start in SqlTokens.Keyword("FROM").IgnoreThen(expression)
         from length in SqlTokens.Keyword("FOR").IgnoreThen(expression.AsNullable()).OptionalOrDefault()
         from close in SqlTokens.Symbol(")")
         select (SqlExpression)new FunctionCall(SqlFunction.Substring, length is null ? [text, start] : [text, start, length])).Try()
        .Or(from name in SqlTokens.Keyword("TRIM")
            from open in SqlTokens.Symbol("(")
            from side in Side
            from text in SqlTokens.Keyword("FROM").IgnoreThen(expression)
            from close in SqlTokens.Symbol(")")
            select (SqlExpression)new FunctionCall(side, [text]));

    private static TokenListParser<SqlTokenKind, SqlFunction> Side { get; } =
        SqlTokens.Keyword("BOTH").Value(SqlFunction.Trim)
            .Or(SqlTokens.Keyword("LEADING").Value(SqlFunction.TrimStart))
            .Or(SqlTokens.Keyword("TRAILING").Value(SqlFunction.TrimEnd));

    // DATE '2024-01-31'
    private TokenListParser<SqlTokenKind, SqlExpression> TypedLiteral() =>
        from word in SqlTokens.Keyword("DATE").Or(SqlTokens.Keyword("TIMESTAMP")).Or(SqlTokens.Keyword("TIME"))
        from text in SqlTokens.Text(syntax)
        select (SqlExpression)new CastExpression(new TextLiteral(text), TypeNames.Bind(syntax, null, word.ToStringValue(), []));

    private TokenListParser<SqlTokenKind, SqlExpression> Clock() =>
        from word in SqlTokens.PlainWord
        from clock in Known(FunctionNames.Clock(syntax, word), "a clock")
        from digits in SqlTokens.Integer.InBrackets().Try().Select(_ => 0)
            .Or(SqlTokens.Symbol("(").IgnoreThen(SqlTokens.Symbol(")")).Value(0)).OptionalOrDefault()
        select clock;

    private TokenListParser<SqlTokenKind, SqlExpression> Column() =>
        SqlTokens.AnyName(syntax).Select(name => (SqlExpression)new ColumnReference(name));

    private static TokenListParser<SqlTokenKind, SqlExpression> Known(SqlExpression? bound, string what) =>
        Parse.Return<SqlTokenKind, SqlExpression?>(bound).Where(found => found is not null, $"not {what}").Select(found => found!);
}
