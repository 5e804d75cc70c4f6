using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// SQL literals of the values of a column that holds several kinds of them, as SQLite allows: <c>12</c>, <c>1.5</c>, <c>'it''s'</c>,
/// <c>X'00FF'</c>. The tree has one part, named by the kind.
/// </summary>
internal sealed record LiteralCodec : StructureCodec
{
    /// <summary>The part of a text.</summary>
    public const string Text = "text";

    /// <summary>The part of bytes that are text, as such.</summary>
    public const string Letters = "letters";

    private const string Integer = "integer";
    private const string Real = "real";

    /// <summary>Other bytes, as hexadecimal digits.</summary>
    private const string Digits = "digits";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public override string Neutral => "''";

    /// <summary>The codec; null where some text is no literal.</summary>
    public static LiteralCodec? Of(IReadOnlyCollection<string> texts)
    {
        var codec = new LiteralCodec();
        return texts.Count > 0 && texts.All(text => codec.TryRead(text, out _)) ? codec : null;
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var isQuoted = text.Length >= 2 && text[0] == '\'' && text[^1] == '\'';
        node = isQuoted ? Part(Text, text[1..^1].Replace("''", "'", StringComparison.Ordinal))
            : text.StartsWith("X'", StringComparison.OrdinalIgnoreCase) && text.Length >= 3 && text[^1] == '\'' ? ReadBytes(text[2..^1])
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Part(Integer, whole)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? Part(Real, real)
            : null;
        return node is not null;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) => (node as JsonObject)?.Select(part => part.Key).FirstOrDefault() switch
    {
        Integer => WholeOf(node, Integer).ToString(CultureInfo.InvariantCulture),
        Real => NumberOf(node, Real).ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny('.', 'E')
            ? text : $"{text}.0",
        Text => $"'{TextOf(node, Text)?.Replace("'", "''", StringComparison.Ordinal)}'",
        Letters => $"X'{Convert.ToHexString(Encoding.UTF8.GetBytes(TextOf(node, Letters) ?? ""))}'",
        Digits => $"X'{Hexadecimal(TextOf(node, Digits) ?? "")}'",
        _ => Neutral,
    };

    private static JsonObject? ReadBytes(string digits)
    {
        try
        {
            var bytes = Convert.FromHexString(digits);
            return Array.Exists(bytes, value => value < ' ')
                ? Part(Digits, digits.ToUpperInvariant())
                : Part(Letters, Strict.GetString(bytes));
        }
        catch (FormatException)
        {
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Part(Digits, digits.ToUpperInvariant());
        }
    }

    // A made-up text may have other characters, or half a byte.
    private static string Hexadecimal(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiHexDigit));
        return digits.Length % 2 == 0 ? digits : $"{digits}0";
    }

    private static JsonObject Part(string kind, JsonNode value) => new() { [kind] = value };
}
