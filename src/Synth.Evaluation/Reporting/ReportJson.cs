using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Reports as JSON: the form that scripts rely on, and that the page reads.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Readable = Options(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, isIndented: true);

    // Escapes what could end a script element or begin a comment, so that names from a database stay text within a page.
    private static readonly JsonSerializerOptions Embedded = Options(JavaScriptEncoder.Default, isIndented: false);

    /// <summary>A document to be kept in a file.</summary>
    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Readable);

    /// <summary>A document to be set into a page.</summary>
    internal static string WriteEmbedded<T>(T document) => JsonSerializer.Serialize(document, Embedded);

    private static JsonSerializerOptions Options(JavaScriptEncoder encoder, bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
        Encoder = encoder,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TableNameConverter(), new RoundedConverter() },
    };

    private sealed class TableNameConverter : JsonConverter<TableName>
    {
        public override TableName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Reports are written, not read.");

        public override void Write(Utf8JsonWriter writer, TableName value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    // Six decimals: more would say nothing, and swell the page.
    private sealed class RoundedConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(Math.Round(value, 6));
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
