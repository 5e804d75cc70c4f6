using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Knows which types have texts with parts.</summary>
internal static class StructureCodecs
{
    /// <summary>The codec of a column; null when its type has none.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="nativeType">The engine's spelling of it.</param>
    /// <param name="texts">Its values.</param>
    public static StructureCodec? Of(ColumnType type, string nativeType, IReadOnlyCollection<string> texts) => type.WithoutDomain() switch
    {
        JsonType => JsonCodec.Of(texts),
        XmlType => XmlCodec.Of(texts),
        IntervalType => IntervalCodec.OfColumn(texts),
        EnumType { AllowsMany: true } labels => new SetCodec(labels.Labels),
        ArrayType array => OfArray(array, nativeType, texts),
        UnsupportedType => OfNative(NativeTypes.NameOf(nativeType), texts),
        _ => null,
    };

    /// <summary>The codec of a column of text, by what it means; null where it has none.</summary>
    /// <param name="meaning">What it means.</param>
    /// <param name="texts">Its values.</param>
    public static StructureCodec? Of(SemanticType meaning, IReadOnlyCollection<string> texts) => meaning switch
    {
        SemanticType.Json => JsonCodec.Of(texts),
        SemanticType.Xml => XmlCodec.Of(texts),
        SemanticType.Html => new HtmlCodec(),
        SemanticType.Url => new UrlCodec(),
        SemanticType.FilePath => PathCodec.Of(texts),
        _ => null,
    };

    // Elements of types with parts are read by the codec of those.
    private static ArrayCodec? OfArray(ArrayType array, string nativeType, IReadOnlyCollection<string> texts)
    {
        var element = array.Element.WithoutDomain();
        if (element is not (JsonType or XmlType or IntervalType or UnsupportedType or EnumType { AllowsMany: true }))
        {
            return new ArrayCodec(element, null);
        }

        var plain = new ArrayCodec(new TextType(), null);
        var items = texts.SelectMany(text => plain.TryRead(text, out var node)
            ? ((System.Text.Json.Nodes.JsonArray)node!).OfType<object>()
            : [])
            .Select(item => item.ToString()!).ToArray();
        return Of(element, nativeType.Replace("[]", "", StringComparison.Ordinal), items) is { } inner
            ? new ArrayCodec(element, inner)
            : null;
    }

    private static StructureCodec? OfNative(string name, IReadOnlyCollection<string> texts) => name switch
    {
        "point" when texts.All(text => text.StartsWith('(')) => PointCodec.PostgreSql,
        "bit" or "varbit" => BitsCodec.Of(texts),
        "money" => new MoneyCodec(),
        "geometry" or "geography" when ShapeTextCodec.Of(name == "geography", texts) is { } shapes => shapes,
        "hierarchyid" => HierarchyCodec.Of(texts),
        "vector" or "halfvec" when VectorCodec.Of(texts) is { } vectors => vectors,
        "geometry" or "geography" when texts.All(text => text.StartsWith("POINT (", StringComparison.Ordinal)) => PointCodec.WellKnownText,
        "geometry" or "geography" or "point" or "linestring" or "polygon" => new GeometryCodec(IsMySql(texts)),
        _ => RangeCodec.Named(name) ?? NetworkCodec.Named(name) ?? (StructureCodec?)LiteralCodec.Of(texts),
    };

    // MySQL's begin with a reference system, whose highest byte is 0; others with the order of bytes.
    private static bool IsMySql(IReadOnlyCollection<string> texts) =>
        texts.All(text => text.Length >= 10 && text.AsSpan(6, 4) is "0001");
}
