using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Amounts of PostgreSQL's <c>money</c>, as <c>$1,234.50</c>; they are written without sign and separators, which every locale with a point
/// takes.
/// </summary>
internal sealed record MoneyCodec : StructureCodec
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;

    /// <inheritdoc/>
    public override string Neutral => "0";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var bare = string.Concat(text.Where(character => char.IsAsciiDigit(character) || character is '-' or '.' or ','));
        var isAmount = decimal.TryParse(bare, Style, CultureInfo.InvariantCulture, out var amount) && (bare.Length < 3 || bare[^3] != ',');
        node = isAmount ? JsonValue.Create(amount) : null;
        return isAmount;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var amount)
            ? amount.ToString("0.00", CultureInfo.InvariantCulture)
            : Neutral;
}
