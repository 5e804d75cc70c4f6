namespace Synth.Connectors.MySql;

/// <summary>Types whose values need a conversion of their own on the way out and in.</summary>
internal static class OpaqueTypes
{
    // Values of these are bytes that only the engine understands: they are carried as hexadecimal digits, which lose nothing.
    private static readonly string[] Bytes =
        ["geometry", "point", "linestring", "polygon", "multipoint", "multilinestring",
            "multipolygon", "geometrycollection", "geomcollection", "vector"];

    /// <summary>Whether values are bytes of the engine's own.</summary>
    public static bool IsBytes(string nativeType) => Bytes.Contains(BareName(nativeType), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether values are groups of bits.</summary>
    public static bool IsBits(string nativeType) => BareName(nativeType).Equals("bit", StringComparison.OrdinalIgnoreCase);

    private static string BareName(string nativeType) => nativeType.Split('(', ' ')[0];
}
