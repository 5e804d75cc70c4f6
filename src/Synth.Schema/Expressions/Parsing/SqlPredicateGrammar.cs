using Superpower;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>
/// Comparisons and tests of a value. At most one comparison stands unbracketed, since engines disagree on what <c>a = b &lt; c</c>
/// means; any number of IS may follow.
/// </summary>
/// <param name="syntax">The dialect.</param>
/// <param name="value">What is compared: sums and what binds tighter.</param>
/// <param name="expression">A whole expression, for what stands in brackets.</param>
internal sealed class SqlPredicateGrammar(
    SqlSyntax syntax, TokenListParser<SqlTokenKind, SqlExpression> value, TokenListParser<SqlTokenKind, SqlExpression> expression)
{
    private delegate SqlExpression Test(SqlExpression operand);

    /// <summary>The parser.</summary>
    public TokenListParser<SqlTokenKind, SqlExpression> Build() =>
        from operand in value
        from compared in Parse.OneOf(Quantified().Try(), Comparison(), Pattern(), Listed()).OptionalOrDefault(left => left)
        from tests in Is().Many()
        select tests.Aggregate(compared(operand), (known, test) => test(known));

    private static TokenListParser<SqlTokenKind, BinaryOperator> ComparisonOperator { get; } = Parse.OneOf(
        SqlTokens.Symbol("=").Or(SqlTokens.Symbol("==")).Value(BinaryOperator.Equal),
        SqlTokens.Symbol("<>").Or(SqlTokens.Symbol("!=")).Value(BinaryOperator.NotEqual),
        SqlTokens.Symbol("<=").Value(BinaryOperator.LessOrEqual),
        SqlTokens.Symbol(">=").Value(BinaryOperator.GreaterOrEqual),
        SqlTokens.Symbol("<").Value(BinaryOperator.Less),
        SqlTokens.Symbol(">").Value(BinaryOperator.Greater));

    private TokenListParser<SqlTokenKind, Test> Comparison() =>
        from sign in ComparisonOperator
        from right in value
        select (Test)(left => new BinaryOperation(sign, left, right));

    // PostgreSQL spells IN as = ANY (ARRAY[…]), with casts anywhere.
    private TokenListParser<SqlTokenKind, Test> Quantified() =>
        from sign in ComparisonOperator
        from all in SqlTokens.Keyword("ANY").Or(SqlTokens.Keyword("SOME")).Value(false).Or(SqlTokens.Keyword("ALL").Value(true))
        from items in Array().InBrackets()
        select (Test)(left => Quantify(left, sign, all, items.ToValueList()));

    private TokenListParser<SqlTokenKind, SqlExpression[]> Array()
    {
        var bare = SqlTokens.Keyword("ARRAY").IgnoreThen(expression.Separated().Between(SqlTokens.Symbol("["), SqlTokens.Symbol("]")));
        var cast = SqlTokens.Symbol("::").IgnoreThen(SqlTypeGrammar.Of(syntax));
        return from items in bare.Or(bare.InBrackets())
               from casts in cast.Many()
               select items;
    }

    private static SqlExpression Quantify(SqlExpression left, BinaryOperator sign, bool all, ValueList<SqlExpression> items) =>
        (sign, all) switch
        {
            (BinaryOperator.Equal, false) => new ListTest(left, items),
            (BinaryOperator.NotEqual, true) => new ListTest(left, items, IsNegated: true),
            _ => items.Select(item => (SqlExpression)new BinaryOperation(sign, left, item))
                .Aggregate((known, next) => new BinaryOperation(all ? BinaryOperator.And : BinaryOperator.Or, known, next)),
        };

    private TokenListParser<SqlTokenKind, Test> Pattern() =>
        from like in Parse.OneOf(
            SqlTokens.Symbol("~~").Value((IgnoresCase: false, IsNegated: false)),
            SqlTokens.Symbol("!~~").Value((IgnoresCase: false, IsNegated: true)),
            SqlTokens.Symbol("~~*").Value((IgnoresCase: true, IsNegated: false)),
            SqlTokens.Symbol("!~~*").Value((IgnoresCase: true, IsNegated: true)))
        from pattern in value
        select (Test)(left => new PatternTest(left, pattern, like.IgnoresCase, like.IsNegated));

    // [NOT] IN (…), BETWEEN … AND …, LIKE …
    private TokenListParser<SqlTokenKind, Test> Listed() =>
        from not in SqlTokens.Keyword("NOT").Optional()
        from test in Parse.OneOf(In(not.HasValue), Between(not.HasValue), Like(not.HasValue), Glob(not.HasValue))
        select test;

    private TokenListParser<SqlTokenKind, Test> In(bool isNegated) =>
        from items in SqlTokens.Keyword("IN").IgnoreThen(expression.Separated().InBrackets())
        select (Test)(left => new ListTest(left, items.ToValueList(), isNegated));

    private TokenListParser<SqlTokenKind, Test> Between(bool isNegated) =>
        from low in SqlTokens.Keyword("BETWEEN").IgnoreThen(value)
        from high in SqlTokens.Keyword("AND").IgnoreThen(value)
        select (Test)(left => new RangeTest(left, low, high, isNegated));

    private TokenListParser<SqlTokenKind, Test> Like(bool isNegated) =>
        from ignoresCase in SqlTokens.Keyword("LIKE").Value(syntax == SqlSyntax.Sqlite).Or(SqlTokens.Keyword("ILIKE").Value(true))
        from pattern in value
        select (Test)(left => new PatternTest(left, pattern, ignoresCase, isNegated));

    // SQLite's test that tells letters apart by case.
    private TokenListParser<SqlTokenKind, Test> Glob(bool isNegated) =>
        from pattern in SqlTokens.Keyword("GLOB").IgnoreThen(SqlTokens.Text(syntax))
            .Where(glob => GlobPattern.ToLike(glob) is not null, "not a plain pattern")
        select (Test)(left => new PatternTest(left, new TextLiteral(GlobPattern.ToLike(pattern)!), IgnoresCase: false, isNegated));

    private static TokenListParser<SqlTokenKind, Test> Is() =>
        (from start in SqlTokens.Keyword("IS")
         from not in SqlTokens.Keyword("NOT").Optional()
         from test in Parse.OneOf(
             SqlTokens.Keyword("NULL").Value((Test)(operand => new NullTest(operand, not.HasValue))),
             SqlTokens.Keyword("TRUE").Value((Test)(operand => new TruthTest(operand, true, not.HasValue))),
             SqlTokens.Keyword("FALSE").Value((Test)(operand => new TruthTest(operand, false, not.HasValue))))
         select test)
        .Or(SqlTokens.Keyword("ISNULL").Value((Test)(operand => new NullTest(operand))))
        .Or(SqlTokens.Keyword("NOTNULL").Value((Test)(operand => new NullTest(operand, IsNegated: true))));
}
