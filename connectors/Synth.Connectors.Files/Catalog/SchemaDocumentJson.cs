using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Synth.Connectors.Files.Catalog;

/// <summary>The description as JSON. Equal descriptions give equal texts.</summary>
internal static class SchemaDocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new StoredTypeJsonConverter() },
        AllowOutOfOrderMetadataProperties = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // Names stay readable; the text is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullsBeLeftOut } },
    };

    public static string Write(SchemaDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>Reads a description.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="place">Where it is, for people.</param>
    /// <exception cref="ConnectionException">It is no description, or of another version.</exception>
    public static SchemaDocument Read(string json, string place)
    {
        SchemaDocument? document;
        try
        {
            document = JsonSerializer.Deserialize<SchemaDocument>(json, Options);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw new ConnectionException(
                $"{place} is no description of a schema{(error is JsonException { Path: { } path } ? $" (at {path})" : "")}. Its form is "
                + $"in connectors/README.md.",
                isTransient: false, error);
        }

        return document is not { Format: SchemaDocument.FormatName }
            ? throw new ConnectionException(
                $"{place} is no description of a schema: it does not say \"format\": \"{SchemaDocument.FormatName}\".", isTransient: false)
            : document.Version != SchemaDocument.CurrentVersion
            ? throw new ConnectionException(
                FormattableString.Invariant(
                    $"{place} is of version {document.Version}; this Synth reads version {SchemaDocument.CurrentVersion}. Make it again."),
                isTransient: false)
            : document;
    }

    /// <summary>The JSON schema (draft 2020-12) of the description.</summary>
    public static string Schema() =>
        DocumentSchemaExporter.Export(typeof(SchemaDocument), "Description of a database, as Synth writes it beside data files", Options)
            .ToJsonString(Options) + "\n";

    // What is null is not written, and need not be there to be read.
    private static void LetNullsBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsGetNullable
            || Nullable.GetUnderlyingType(property.PropertyType) is not null))
        {
            property.IsRequired = false;
        }
    }
}
