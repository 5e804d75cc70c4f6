using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Tells constants from expressions among the texts that the catalog has for defaults. Pure.</summary>
internal static partial class DefaultExpressions
{
    /// <summary>The default that a text stands for: <c>'new'::text</c> is the constant <c>new</c>, <c>now()</c> an expression.</summary>
    /// <param name="expression">The text.</param>
    /// <param name="type">The column's type; the catalog quotes some numbers, <c>'-1'::integer</c>, which are bare here.</param>
    /// <param name="nativeType">The column's type as the catalog has it, which decides how a constant is usually spelled.</param>
    public static DefaultValue Parse(string expression, ColumnType type, string nativeType)
    {
        var bareType = Modifier().Replace(nativeType, "") is var name && name == "character" ? "bpchar" : name;
        if (Quoted().Match(expression) is { Success: true } quoted)
        {
            var text = quoted.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal);
            return type is IntegerType or DecimalType or FloatType
                ? Spelled(new LiteralDefault(text, IsQuoted: false), expression, NumberAsCatalogHasIt(text))
                : Spelled(new LiteralDefault(text, IsQuoted: true), expression, $"'{quoted.Groups["text"].Value}'::{bareType}");
        }

        if (Bare().Match(expression) is { Success: true } bare)
        {
            var text = bare.Groups["text"].Value;
            return Spelled(
                new LiteralDefault(text, IsQuoted: false), expression, text is "true" or "false" ? text : NumberAsCatalogHasIt(text));
        }

        return expression == $"NULL::{bareType}" ? new LiteralDefault(null, IsQuoted: false) : new ExpressionDefault(expression);
    }

    private static LiteralDefault Spelled(LiteralDefault literal, string expression, string usual) =>
        expression == usual ? literal : literal with { Spelling = expression };

    // A number without a sign keeps its form; one with a sign, or of more than 32 bits, is quoted with the type that it is read as.
    private static string NumberAsCatalogHasIt(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? $"'{text}'::integer"
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? $"'{text}'::bigint"
        : text.StartsWith('-') || !text.Contains('.', StringComparison.Ordinal) ? $"'{text}'::numeric"
        : text;

    // A cast to a type with a modifier, or a second cast, may change the value: those stay expressions.
    [GeneratedRegex(@"^'(?<text>(?:[^']|'')*)'(?:::[a-z_ ""A-Z.0-9]+)?$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:\((?<text>-[0-9.]+)\)|(?<text>-?[0-9]+(?:\.[0-9]+)?|true|false))(?:::[a-z ]+)?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\([0-9]+(?:,-?[0-9]+)?\)")]
    private static partial Regex Modifier();
}
