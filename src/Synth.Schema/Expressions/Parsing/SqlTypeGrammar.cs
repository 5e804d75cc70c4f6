using Superpower;
using Superpower.Parsers;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>
/// Type names as they stand in casts: <c>character varying(10)[]</c>, <c>[decimal](10,2)</c>, <c>timestamp(3) without time zone</c>.
/// </summary>
internal static class SqlTypeGrammar
{
    // "max" stands for no limit, as no number does.
    private static TokenListParser<SqlTokenKind, int[]> Sizes { get; } =
        SqlTokens.Integer.Separated().Or(SqlTokens.Keyword("MAX").Value(Array.Empty<int>())).InBrackets();

    private static TokenListParser<SqlTokenKind, string> Zone { get; } =
        from word in SqlTokens.Keyword("WITH").Or(SqlTokens.Keyword("WITHOUT"))
        from time in SqlTokens.Keyword("TIME")
        from zone in SqlTokens.Keyword("ZONE")
        select $" {word.ToStringValue()} TIME ZONE";

    private static TokenListParser<SqlTokenKind, string> SecondWord { get; } =
        SqlTokens.Keyword("VARYING").Or(SqlTokens.Keyword("PRECISION"))
            .Or(SqlTokens.Keyword("INTEGER")).Select(token => $" {token.ToStringValue()}");

    private static TokenListParser<SqlTokenKind, Superpower.Model.Token<SqlTokenKind>> Charset { get; } =
        SqlTokens.Keyword("CHARSET").IgnoreThen(Token.EqualTo(SqlTokenKind.Word));

    /// <summary>Type names of a dialect.</summary>
    public static TokenListParser<SqlTokenKind, ColumnType> Of(SqlSyntax syntax) =>
        from first in SqlTokens.AnyName(syntax)
        from qualified in SqlTokens.Symbol(".").IgnoreThen(SqlTokens.AnyName(syntax)).AsNullable().OptionalOrDefault()
        from second in SecondWord.OptionalOrDefault("")
        from sizes in Sizes.OptionalOrDefault([])
        from zone in Zone.OptionalOrDefault("")
        from charset in Charset.OptionalOrDefault()
        from arrays in SqlTokens.Symbol("[").IgnoreThen(SqlTokens.Symbol("]")).Many()
        select ArrayOf(
            TypeNames.Bind(syntax, qualified is null ? null : first, (qualified ?? first) + second + zone, sizes), arrays.Length);

    private static ColumnType ArrayOf(ColumnType type, int depth) => depth == 0 ? type : new ArrayType(ArrayOf(type, depth - 1));
}
