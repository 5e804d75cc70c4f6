using System.Text.Json;
using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>How models, and parts of them, are written as JSON.</summary>
internal static class ModelJson
{
    /// <summary>The settings.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Converters =
            { new JsonStringEnumConverter(), new ForestJsonConverter(), new ClusterTreeJsonConverter(), new ColumnVectorsJsonConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        MaxDepth = 64,
        // What follows from other properties is no part of the file.
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
