using System.Globalization;

namespace Synth.Connectors.Sqlite.Catalog.Typing;

/// <summary>A declared type taken apart: what it promises, which SQLite does not hold it to.</summary>
/// <param name="Text">As declared.</param>
/// <param name="Family">What the name promises.</param>
/// <param name="Affinity">What SQLite makes of it (documentation, "Datatypes In SQLite", section 3.1).</param>
/// <param name="Arguments">The numbers in parentheses.</param>
internal sealed record DeclaredType(string Text, TypeFamily Family, Affinity Affinity, IReadOnlyList<int> Arguments)
{
    /// <summary>The name in capitals without its arguments.</summary>
    public string Name { get; } = NameOf(Text);

    public static DeclaredType Parse(string text)
    {
        var name = NameOf(text);
        var affinity = AffinityOf(name);
        return new DeclaredType(text, FamilyOf(name, affinity), affinity, ArgumentsOf(text));
    }

    private static string NameOf(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return (open < 0 ? text : text[..open]).Trim().ToUpperInvariant();
    }

    private static int[] ArgumentsOf(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        var parts = open < 0 || close < open ? [] : text[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1).ToArray();
        return numbers.Contains(-1) ? [] : numbers;
    }

    private static Affinity AffinityOf(string name) =>
        name.Contains("INT", StringComparison.Ordinal) ? Affinity.Integer
        : name.Contains("CHAR", StringComparison.Ordinal) || name.Contains("CLOB", StringComparison.Ordinal)
            || name.Contains("TEXT", StringComparison.Ordinal) ? Affinity.Text
        : name.Length == 0 || name == "ANY" || name.Contains("BLOB", StringComparison.Ordinal) ? Affinity.Blob
        : name.Contains("REAL", StringComparison.Ordinal) || name.Contains("FLOA", StringComparison.Ordinal)
            || name.Contains("DOUB", StringComparison.Ordinal) ? Affinity.Real
        : Affinity.Numeric;

    private static TypeFamily FamilyOf(string name, Affinity affinity) => name switch
    {
        "" or "ANY" => TypeFamily.Undeclared,
        "BOOLEAN" or "BOOL" => TypeFamily.Boolean,
        "DATE" or "DATETIME" or "TIME" or "TIMESTAMP" or "TIMESTAMPTZ" or "SMALLDATETIME" or "DATETIME2" => TypeFamily.Temporal,
        "UUID" or "UNIQUEIDENTIFIER" or "GUID" => TypeFamily.Uuid,
        "JSON" or "JSON TEXT" => TypeFamily.Json,
        "NUMERIC TEXT" => TypeFamily.Decimal,
        "BINARY" or "VARBINARY" or "BYTEA" or "IMAGE" => TypeFamily.Binary,
        _ => affinity switch
        {
            Affinity.Integer => TypeFamily.Integer,
            Affinity.Text => TypeFamily.Text,
            Affinity.Blob => TypeFamily.Binary,
            Affinity.Real => TypeFamily.Float,
            _ => TypeFamily.Decimal,
        },
    };
}

/// <summary>What a declared name promises.</summary>
internal enum TypeFamily
{
    Undeclared,
    Integer,
    Decimal,
    Float,
    Text,
    Binary,
    Boolean,
    Temporal,
    Uuid,
    Json,
}

/// <summary>What SQLite tries to turn values into before it stores them.</summary>
internal enum Affinity
{
    Blob,
    Text,
    Numeric,
    Integer,
    Real,
}
