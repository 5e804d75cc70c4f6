using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>
/// Translates the texts of a type that has parts into a tree of objects, arrays and plain values, and such trees back into texts that are
/// valid for the type.
/// </summary>
[JsonDerivedType(typeof(JsonCodec), "json")]
[JsonDerivedType(typeof(XmlCodec), "xml")]
[JsonDerivedType(typeof(ArrayCodec), "array")]
[JsonDerivedType(typeof(RangeCodec), "range")]
[JsonDerivedType(typeof(IntervalCodec), "interval")]
[JsonDerivedType(typeof(PointCodec), "point")]
[JsonDerivedType(typeof(GeometryCodec), "geometry")]
[JsonDerivedType(typeof(ShapeTextCodec), "shape")]
[JsonDerivedType(typeof(HierarchyCodec), "hierarchy")]
[JsonDerivedType(typeof(VectorCodec), "vector")]
[JsonDerivedType(typeof(NetworkCodec), "network")]
[JsonDerivedType(typeof(BitsCodec), "bits")]
[JsonDerivedType(typeof(SetCodec), "set")]
[JsonDerivedType(typeof(MoneyCodec), "money")]
[JsonDerivedType(typeof(LiteralCodec), "literal")]
[JsonDerivedType(typeof(UrlCodec), "url")]
[JsonDerivedType(typeof(PathCodec), "path")]
[JsonDerivedType(typeof(HtmlCodec), "html")]
internal abstract record StructureCodec
{
    /// <summary>A text that is valid and says nothing.</summary>
    public abstract string Neutral { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The tree; null for the value null of JSON.</param>
    /// <returns>Whether it could be read.</returns>
    public abstract bool TryRead(string text, out JsonNode? node);

    /// <summary>Writes a tree of the form that <see cref="TryRead"/> gives; parts that are missing are made up for.</summary>
    public abstract string Write(JsonNode? node);

    /// <summary>A number of an object; 0 where there is none.</summary>
    protected static double NumberOf(JsonNode? node, string member) =>
        node is JsonObject parts && parts[member] is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;

    /// <summary>A whole number of an object; 0 where there is none.</summary>
    protected static long WholeOf(JsonNode? node, string member) => (long)Math.Round(Math.Clamp(NumberOf(node, member), -9e15, 9e15));

    /// <summary>A text of an object; null where there is none.</summary>
    protected static string? TextOf(JsonNode? node, string member) =>
        node is JsonObject parts && parts[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
