using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Synth.Connectors.Files.Values;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>
/// Makes the JSON schema (draft 2020-12) of a type. Lists have a converter of their own, which says nothing of their elements; here each
/// type of element becomes a definition.
/// </summary>
internal sealed class DocumentSchemaExporter
{
    private readonly JsonSerializerOptions options;
    private readonly SortedDictionary<string, JsonNode?> definitions = new(StringComparer.Ordinal);

    private DocumentSchemaExporter(JsonSerializerOptions options) => this.options = options;

    /// <summary>The schema of a type.</summary>
    /// <param name="root">The type.</param>
    /// <param name="title">What documents of it are.</param>
    /// <param name="options">How they are written.</param>
    public static JsonObject Export(Type root, string title, JsonSerializerOptions options)
    {
        var exporter = new DocumentSchemaExporter(options);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["$ref"] = exporter.Reference(root),
        };
        var all = new JsonObject();
        foreach (var (name, definition) in exporter.definitions)
        {
            all[name] = definition;
        }

        schema["$defs"] = all;
        return schema;
    }

    private string Reference(Type type)
    {
        var place = $"#/$defs/{type.Name}";
        if (definitions.TryAdd(type.Name, null))
        {
            var node = options.GetJsonSchemaAsNode(type,
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
            Rebase(node, place);
            definitions[type.Name] = node;
        }

        return place;
    }

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = context.TypeInfo.Type;
        return type == typeof(StoredType) ? new JsonObject { ["type"] = "string" }
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>)
            ? new JsonObject { ["type"] = "array", ["items"] = Items(type.GetGenericArguments()[0]) }
            : node;
    }

    private JsonObject Items(Type element) =>
        element == typeof(string) ? new JsonObject { ["type"] = "string" } : new JsonObject { ["$ref"] = Reference(element) };

    // A type that holds itself is referred to from the root of its own schema, which is no longer the root.
    private static void Rebase(JsonNode? node, string place)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Rebase(item, place);
            }
        }

        if (node is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToArray())
        {
            if (name != "$ref")
            {
                Rebase(value, place);
            }
            else if (value!.GetValue<string>() is var reference && !reference.StartsWith("#/$defs/", StringComparison.Ordinal))
            {
                members[name] = place + reference[1..];
            }
        }
    }
}
