using System.Text.Json;
using System.Text.Json.Serialization;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Writes a cluster tree as the array of its nodes.</summary>
internal sealed class ClusterTreeJsonConverter : JsonConverter<ClusterTree>
{
    /// <inheritdoc/>
    public override ClusterTree Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new ClusterTree(JsonSerializer.Deserialize<ClusterNode[]>(ref reader, options) ?? []);
        }
        catch (ArgumentException exception)
        {
            throw new JsonException("A cluster tree is damaged.", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClusterTree value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Nodes, options);
}
