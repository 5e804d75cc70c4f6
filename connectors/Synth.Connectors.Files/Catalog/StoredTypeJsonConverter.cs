using System.Text.Json;
using System.Text.Json.Serialization;
using Synth.Connectors.Files.Values;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Writes a type as DuckDB's name of it.</summary>
internal sealed class StoredTypeJsonConverter : JsonConverter<StoredType>
{
    /// <inheritdoc/>
    public override StoredType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StoredType.Parse(reader.GetString() ?? "") ?? throw new JsonException("It is no type of a column here.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StoredType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Sql);
}
