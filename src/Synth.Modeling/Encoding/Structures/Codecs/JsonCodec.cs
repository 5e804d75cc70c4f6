using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>JSON documents (RFC 8259).</summary>
/// <param name="IsSpaced">Whether colons and commas are followed by a blank.</param>
internal sealed record JsonCodec(bool IsSpaced) : StructureCodec
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 32 };

    /// <inheritdoc/>
    public override string Neutral => "{}";

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        try
        {
            node = JsonNode.Parse(text, documentOptions: Lenient);
            // Members that come twice are found when they are asked for.
            _ = (node as JsonObject)?.Count;
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is null)
        {
            return "null";
        }

        if (!IsSpaced)
        {
            return node.ToJsonString(Plain);
        }

        var joint = ", ";
        return node switch
        {
            JsonObject members => $"{{{string.Join(joint, members.Select(member => $"{Quote(member.Key)}: {Write(member.Value)}"))}}}",
            JsonArray items => $"[{string.Join(joint, items.Select(Write))}]",
            _ => node.ToJsonString(Plain),
        };
    }

    /// <summary>Whether most documents have blanks after their colons.</summary>
    public static JsonCodec Of(IReadOnlyCollection<string> texts) =>
        new(texts.Count(text => text.Contains("\": ", StringComparison.Ordinal)) * 2 > texts.Count);

    private static string Quote(string key) => JsonSerializer.Serialize(key, Plain);
}
