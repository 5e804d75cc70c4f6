using Synth.Connectors.Sqlite.Catalog.Parsing;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>Tells literal defaults from expressions.</summary>
internal static class DefaultParser
{
    /// <summary>The meaning of a default as the pragma gives it: the literal, or the expression without its parentheses.</summary>
    public static DefaultValue? Parse(string? sql)
    {
        if (sql is null)
        {
            return null;
        }

        var tokens = SqlTokenizer.Tokenize(sql);
        return tokens switch
        {
            [{ Kind: SqlTokenKind.String or SqlTokenKind.QuotedName, Value: var text }] => new LiteralDefault(text, IsQuoted: true),
            [{ Kind: SqlTokenKind.Number, Value: var number }] => new LiteralDefault(number, IsQuoted: false),
            [{ Kind: SqlTokenKind.Symbol, Value: "-" or "+" } sign, { Kind: SqlTokenKind.Number, Value: var number }] =>
                new LiteralDefault(sign.Value == "-" ? $"-{number}" : number, IsQuoted: false),
            [var word] when word.IsWord("NULL") => new LiteralDefault(null, IsQuoted: false),
            [var word] when word.IsWord("TRUE") || word.IsWord("FALSE") => new LiteralDefault(word.Value, IsQuoted: false),
            _ => new ExpressionDefault(sql),
        };
    }
}
