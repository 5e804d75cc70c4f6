using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>Points of a plane: <c>(1.5,2)</c> as PostgreSQL writes them, or <c>POINT (1.5 2)</c> (OGC well-known text).</summary>
/// <param name="Open">What stands before the first coordinate.</param>
/// <param name="Separator">What stands between the coordinates.</param>
internal sealed record PointCodec(string Open, string Separator) : StructureCodec
{
    /// <summary>Points of PostgreSQL.</summary>
    public static PointCodec PostgreSql { get; } = new("(", ",");

    /// <summary>Well-known text.</summary>
    public static PointCodec WellKnownText { get; } = new("POINT (", " ");

    /// <inheritdoc/>
    public override string Neutral => $"{Open}0{Separator}0)";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (!text.StartsWith(Open, StringComparison.Ordinal) || !text.EndsWith(')'))
        {
            return false;
        }

        var parts = text[Open.Length..^1].Split(Separator);
        if (parts.Length != 2 || !TryParse(parts[0], out var x) || !TryParse(parts[1], out var y))
        {
            return false;
        }

        node = new JsonObject { ["x"] = x, ["y"] = y };
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) =>
        string.Create(CultureInfo.InvariantCulture, $"{Open}{NumberOf(node, "x"):R}{Separator}{NumberOf(node, "y"):R})");

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
