using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Tells types that have no neutral form by their engine's own name.</summary>
internal static class NativeTypes
{
    /// <summary>
    /// The name without schema, lengths and the like, in small letters: <c>geometry</c> of <c>public.geometry(Point,4326)</c>.
    /// </summary>
    public static string NameOf(string nativeType)
    {
        var bare = nativeType.Split('(', ' ')[0];
        var name = bare[(bare.LastIndexOf('.') + 1)..].Trim('"').ToLowerInvariant();
        return name == "bit" && nativeType.Contains("varying", StringComparison.OrdinalIgnoreCase) ? "varbit" : name;
    }

    /// <summary>
    /// Whether any text is a value: of text that compares whatever the case of its letters, which an extension brings, and of a type that
    /// holds values of any.
    /// </summary>
    public static bool IsText(Column column) =>
        column.Type.WithoutDomain() is UnsupportedType && NameOf(column.NativeType) is "citext" or "sql_variant";
}
