using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Tells constants from expressions among the texts that the catalog has for defaults. Pure.</summary>
internal static partial class DefaultExpressions
{
    /// <summary>The default that a text stands for: <c>'new'::text</c> is the constant <c>new</c>, <c>now()</c> an expression.</summary>
    /// <param name="expression">The text.</param>
    /// <param name="type">The column's type; the catalog quotes some numbers, <c>'-1'::integer</c>, which are bare here.</param>
    public static DefaultValue Parse(string expression, ColumnType type)
    {
        if (Quoted().Match(expression) is { Success: true } quoted)
        {
            return new LiteralDefault(quoted.Groups["text"]
                .Value.Replace("''", "'", StringComparison.Ordinal), IsQuoted: type is not (IntegerType or DecimalType or FloatType));
        }

        if (Bare().Match(expression) is { Success: true } bare)
        {
            return new LiteralDefault(bare.Groups["text"].Value, IsQuoted: false);
        }

        return NullLiteral().IsMatch(expression) ? new LiteralDefault(null, IsQuoted: false) : new ExpressionDefault(expression);
    }

    // A cast to a type with a modifier, or a second cast, may change the value: those stay expressions.
    [GeneratedRegex(@"^'(?<text>(?:[^']|'')*)'(?:::[a-z_ ""A-Z.0-9]+)?$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:\((?<text>-[0-9.]+)\)|(?<text>-?[0-9]+(?:\.[0-9]+)?|true|false))(?:::[a-z ]+)?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^NULL::.+$")]
    private static partial Regex NullLiteral();
}
