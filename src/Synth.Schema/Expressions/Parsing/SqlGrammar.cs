using System.Collections.Concurrent;
using Superpower;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>The grammar of a dialect: operators by how tightly they bind. Thread-safe.</summary>
internal sealed class SqlGrammar
{
    private static readonly ConcurrentDictionary<SqlSyntax, SqlGrammar> Grammars = new();

    private readonly SqlSyntax syntax;

    private SqlGrammar(SqlSyntax syntax)
    {
        this.syntax = syntax;
        var inner = Parse.Ref(() => Expression!);
        var value = Values(Postfix(new SqlPrimaryGrammar(syntax, inner).Build()));
        var predicate = new SqlPredicateGrammar(syntax, value, inner).Build();
        TokenListParser<SqlTokenKind, SqlExpression>? negated = null;
        negated = SqlTokens.Keyword("NOT").IgnoreThen(Parse.Ref(() => negated!))
            .Select(operand => (SqlExpression)new LogicalNot(operand)).Or(predicate);
        var and = Parse.Chain(Operator(BinaryOperator.And, SqlTokens.Keyword("AND")), negated, Join);
        Expression = Parse.Chain(OrOperator(), and, Join);
    }

    /// <summary>A whole expression.</summary>
    public TokenListParser<SqlTokenKind, SqlExpression> Expression { get; }

    /// <summary>The grammar of a dialect.</summary>
    public static SqlGrammar Of(SqlSyntax syntax) => Grammars.GetOrAdd(syntax, known => new SqlGrammar(known));

    private TokenListParser<SqlTokenKind, BinaryOperator> OrOperator() => syntax == SqlSyntax.MySql
        ? Operator(BinaryOperator.Or, SqlTokens.Keyword("OR").Or(SqlTokens.Symbol("||")))
        : Operator(BinaryOperator.Or, SqlTokens.Keyword("OR"));

    // || binds tightest in SQLite, and looser than a sum in PostgreSQL; in MySQL it is OR, and in SQL Server there is none.
    private TokenListParser<SqlTokenKind, SqlExpression> Values(TokenListParser<SqlTokenKind, SqlExpression> operand)
    {
        var concatenate = Operator(BinaryOperator.Concatenate, SqlTokens.Symbol("||"));
        var isTight = syntax is SqlSyntax.Sqlite or SqlSyntax.Neutral;
        var signed = Signed(operand);
        var product = Parse.Chain(ProductOperator(), isTight ? Parse.Chain(concatenate, signed, Join) : signed, Join);
        var sum = Parse.Chain(
            Operator(BinaryOperator.Add, SqlTokens.Symbol("+"))
                .Or(Operator(BinaryOperator.Subtract, SqlTokens.Symbol("-"))), product, Join);
        return syntax == SqlSyntax.PostgreSql ? Parse.Chain(concatenate, sum, Join) : sum;
    }

    private TokenListParser<SqlTokenKind, BinaryOperator> ProductOperator()
    {
        var common = Operator(BinaryOperator.Multiply, SqlTokens.Symbol("*"))
            .Or(Operator(syntax == SqlSyntax.MySql ? BinaryOperator.DivideExactly : BinaryOperator.Divide, SqlTokens.Symbol("/")))
            .Or(Operator(BinaryOperator.Remainder, SqlTokens.Symbol("%")));
        return syntax == SqlSyntax.MySql
            ? common.Or(Operator(BinaryOperator.DivideWhole, SqlTokens.Keyword("DIV")))
                .Or(Operator(BinaryOperator.Remainder, SqlTokens.Keyword("MOD")))
            : common;
    }

    private static TokenListParser<SqlTokenKind, SqlExpression> Signed(TokenListParser<SqlTokenKind, SqlExpression> operand)
    {
        TokenListParser<SqlTokenKind, SqlExpression>? signed = null;
        signed = SqlTokens.Symbol("-").IgnoreThen(Parse.Ref(() => signed!)).Select(Negate)
            .Or(SqlTokens.Symbol("+").IgnoreThen(Parse.Ref(() => signed!)))
            .Or(operand);
        return signed;
    }

    private static SqlExpression Negate(SqlExpression operand) =>
        operand is NumberLiteral { Text: var digits } && !digits.StartsWith('-') ? new NumberLiteral($"-{digits}") : new Negation(operand);

    // PostgreSQL's x::type.
    private TokenListParser<SqlTokenKind, SqlExpression> Postfix(TokenListParser<SqlTokenKind, SqlExpression> primary) =>
        syntax is not (SqlSyntax.PostgreSql or SqlSyntax.Neutral)
            ? primary
            : from operand in primary
              from types in SqlTokens.Symbol("::").IgnoreThen(SqlTypeGrammar.Of(syntax)).Many()
              select types.Aggregate(operand, (known, type) => new CastExpression(known, type));

    private static TokenListParser<SqlTokenKind, BinaryOperator> Operator(
        BinaryOperator sign, TokenListParser<SqlTokenKind, Superpower.Model.Token<SqlTokenKind>> spelling) => spelling.Value(sign);

    private static SqlExpression Join(BinaryOperator sign, SqlExpression left, SqlExpression right) =>
        new BinaryOperation(sign, left, right);
}
