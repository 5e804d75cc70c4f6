using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Arrays of one dimension as PostgreSQL writes them: <c>{1,2,NULL}</c>.</summary>
/// <param name="Element">The elements' type.</param>
/// <param name="Inner">How elements that have parts themselves are read; null for plain ones.</param>
internal sealed record ArrayCodec(ColumnType Element, StructureCodec? Inner) : StructureCodec
{
    /// <inheritdoc/>
    public override string Neutral => "{}";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}')
        {
            return false;
        }

        var items = new JsonArray();
        var place = 1;
        while (place < text.Length - 1)
        {
            if (text[place] == '{' || !TryReadItem(text, ref place, out var item))
            {
                return false;
            }

            items.Add(item);
        }

        node = items;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) =>
        node is JsonArray items ? $"{{{string.Join(',', items.Select(item => item is null ? "NULL" : Quote(WriteItem(item))))}}}" : Neutral;

    private bool TryReadItem(string text, ref int place, out JsonNode? item)
    {
        item = null;
        var isQuoted = text[place] == '"';
        var value = new StringBuilder();
        for (place += isQuoted ? 1 : 0; place < text.Length - 1; place++)
        {
            if (isQuoted ? text[place] == '"' : text[place] == ',')
            {
                break;
            }

            place += text[place] == '\\' ? 1 : 0;
            value.Append(text[place]);
        }

        place += isQuoted ? 1 : 0;
        if (place < text.Length - 1)
        {
            if (text[place] != ',')
            {
                return false;
            }

            place++;
        }

        return (!isQuoted && value.ToString() == "NULL") || TryReadValue(value.ToString(), out item);
    }

    private bool TryReadValue(string value, out JsonNode? item)
    {
        item = null;
        switch (Element.WithoutDomain())
        {
            case var _ when Inner is not null:
                return Inner.TryRead(value, out item);
            case IntegerType or DecimalType or FloatType:
                if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    return false;
                }

                item = JsonValue.Create(number);
                return true;
            case BooleanType:
                item = JsonValue.Create(value == "t");
                return true;
            default:
                item = JsonValue.Create(value);
                return true;
        }
    }

    private string WriteItem(JsonNode item) => (Element.WithoutDomain(), item) switch
    {
        (_, _) when Inner is not null => Inner.Write(item),
        (IntegerType integer, JsonValue value) when value.TryGetValue<double>(out var number) => Whole(integer, number),
        (DecimalType { Scale: { } scale }, JsonValue value) when value.TryGetValue<double>(out var number) =>
            Math.Round((decimal)number, Math.Min(scale, 28), MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture),
        (BooleanType, JsonValue value) => value.TryGetValue<bool>(out var truth) && truth ? "t" : "f",
        (EnumType { Labels: { Count: > 0 } labels }, JsonValue value) =>
            labels.Contains(value.ToString()) ? value.ToString() : labels[value.ToString().Length % labels.Count],
        (TextType { MaxLength: { } most }, JsonValue value) when value.ToString().Length > most => value.ToString()[..most],
        _ => item.ToString(),
    };

    private static string Whole(IntegerType type, double number)
    {
        var most = Math.Min(Math.Pow(2, type.Bits - 1) - 1, 9e15);
        return ((long)Math.Round(Math.Clamp(number, -most - 1, most))).ToString(CultureInfo.InvariantCulture);
    }

    // Every element may be quoted; numbers and the like look better without.
    private static string Quote(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or ':' or '+')
            && !text.Equals("NULL", StringComparison.OrdinalIgnoreCase)
                ? text
                : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
