using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>Strings of bits: <c>0101</c>.</summary>
/// <param name="Length">How many bits all of them have; null where they differ.</param>
internal sealed record BitsCodec(int? Length) : StructureCodec
{
    /// <inheritdoc/>
    public override string Neutral => new('0', Length ?? 0);

    /// <summary>Tells how long they are.</summary>
    public static BitsCodec Of(IReadOnlyCollection<string> texts) =>
        new(texts.Select(text => text.Length).Distinct().Count() == 1 ? texts.First().Length : null);

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        var isBits = text.All(bit => bit is '0' or '1');
        node = isBits ? new JsonArray([.. text.Select(bit => JsonValue.Create(bit - '0'))]) : null;
        return isBits;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        var text = node is JsonArray bits ? string.Concat(bits.Select(bit => bit?.ToString() == "1" ? '1' : '0')) : Neutral;
        return Length is { } length ? text.PadRight(length, '0')[..length] : text;
    }
}
