using System.Text.Json;
using System.Text.Json.Serialization;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Keeps a forest's own binary form as a base64 string within JSON.</summary>
internal sealed class ForestJsonConverter : JsonConverter<Forest>
{
    /// <inheritdoc/>
    public override Forest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var bytes = new BinaryReader(new MemoryStream(reader.GetBytesFromBase64()));
        try
        {
            return Forest.Read(bytes);
        }
        catch (InvalidDataException exception)
        {
            throw new JsonException("A forest is damaged.", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Forest value, JsonSerializerOptions options)
    {
        using var stream = new MemoryStream();
        using (var bytes = new BinaryWriter(stream))
        {
            value.Write(bytes);
            bytes.Flush();
            writer.WriteBase64StringValue(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        }
    }
}
