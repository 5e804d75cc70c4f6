using System.Text.Json.Nodes;

namespace Synth.Engine.Configuration;

/// <summary>The JSON schema (draft 2020-12) of configuration files, for editors that complete and check YAML by one.</summary>
public static class ConfigurationSchema
{
    /// <summary>Makes the schema.</summary>
    public static JsonObject Create()
    {
        var schema = Describe(ConfigurationShape.Root);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Configuration of Synth");
        return schema;
    }

    private static JsonObject Describe(Shape shape) => shape switch
    {
        TextShape => new JsonObject { ["type"] = "string" },
        FlagShape => OrVariable(new JsonObject { ["type"] = "boolean" }),
        NumberShape number => OrVariable(new JsonObject
        {
            ["type"] = number.IsWhole ? "integer" : "number",
            ["minimum"] = number.Low,
            ["maximum"] = number.High,
        }),
        ChoiceShape choice =>
            OrVariable(new JsonObject { ["enum"] = new JsonArray([.. choice.Words.Select(word => JsonValue.Create(word))]) }),
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Describe(list.Item) },
        MapShape map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Describe(map.Value) },
        SectionShape section => DescribeSection(section),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "A shape without a schema."),
    };

    // Any value may come from the environment, which a schema sees as text.
    private static JsonObject OrVariable(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{" }) };

    private static JsonObject DescribeSection(SectionShape section)
    {
        var properties = new JsonObject();
        foreach (var setting in section.Settings)
        {
            var described = Describe(setting.Shape);
            described.Insert(0, "description", setting.Description);
            properties[setting.Name] = described;
        }

        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var required = section.Settings.Where(setting => setting.IsRequired)
            .Select(setting => JsonValue.Create(setting.Name)).ToArray<JsonNode>();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }
}
