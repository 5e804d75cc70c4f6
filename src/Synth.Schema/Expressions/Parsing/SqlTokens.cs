using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>Parsers of single words.</summary>
internal static class SqlTokens
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "ALL", "AND", "ANY", "ARRAY", "AS", "BETWEEN", "CASE", "CAST", "COLLATE",
        "CONVERT", "DISTINCT", "ELSE", "END", "ESCAPE", "EXISTS", "FALSE", "FROM",
        "GLOB", "ILIKE", "IN", "INTERVAL", "IS", "LIKE", "NOT", "NULL", "OR", "REGEXP", "SELECT", "SIMILAR", "SOME", "THEN", "TRUE", "WHEN",
    };

    /// <summary>A keyword, in any case of letters.</summary>
    public static TokenListParser<SqlTokenKind, Token<SqlTokenKind>> Keyword(string word) =>
        Token.EqualToValueIgnoreCase(SqlTokenKind.Word, word);

    /// <summary>An operator or a bracket.</summary>
    public static TokenListParser<SqlTokenKind, Token<SqlTokenKind>> Symbol(string symbol) =>
        Token.EqualToValue(SqlTokenKind.Symbol, symbol);

    /// <summary>A word that is no keyword of expressions.</summary>
    public static TokenListParser<SqlTokenKind, string> PlainWord { get; } =
        Token.EqualTo(SqlTokenKind.Word).Select(token => token.ToStringValue()).Where(word => !Reserved.Contains(word), "a name");

    /// <summary>A plain or quoted name.</summary>
    public static TokenListParser<SqlTokenKind, string> AnyName(SqlSyntax syntax) => QuotedName(syntax).Or(PlainWord);

    /// <summary>A quoted name.</summary>
    public static TokenListParser<SqlTokenKind, string> QuotedName(SqlSyntax syntax) =>
        Token.EqualTo(SqlTokenKind.Name).Apply(SqlQuotes.Name(syntax));

    /// <summary>A text literal.</summary>
    public static TokenListParser<SqlTokenKind, string> Text(SqlSyntax syntax) =>
        Token.EqualTo(SqlTokenKind.Text).Apply(SqlQuotes.Text(syntax));

    /// <summary>A whole number without a sign.</summary>
    public static TokenListParser<SqlTokenKind, int> Integer { get; } = Token.EqualTo(SqlTokenKind.Number).Apply(Numerics.IntegerInt32);

    /// <summary>What stands in round brackets.</summary>
    public static TokenListParser<SqlTokenKind, T> InBrackets<T>(this TokenListParser<SqlTokenKind, T> inner) =>
        inner.Between(Symbol("("), Symbol(")"));

    /// <summary>At least one, separated by commas.</summary>
    public static TokenListParser<SqlTokenKind, T[]> Separated<T>(this TokenListParser<SqlTokenKind, T> item) =>
        item.AtLeastOnceDelimitedBy(Symbol(","));
}
