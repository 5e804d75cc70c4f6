using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What an engine's own type holds where that is less than its neutral type does: edges stay within it.</summary>
/// <param name="Least">The smallest value, as vectors hold it.</param>
/// <param name="Most">The largest value.</param>
internal readonly record struct NativeRange(Int128 Least, Int128 Most)
{
    private static readonly NativeRange Everything = new(Int128.MinValue, Int128.MaxValue);
    private static readonly NativeRange NotNegative = new(0, Int128.MaxValue);

    // Seconds since 1970 in 32 bits, of which 0 is no time of its own.
    private static readonly NativeRange MySqlTimestamp =
        new(DateTime.UnixEpoch.AddSeconds(1).Ticks, DateTime.UnixEpoch.AddSeconds(int.MaxValue).Ticks);

    /// <summary>The range of a column's numbers and times.</summary>
    /// <param name="column">The column.</param>
    /// <param name="engine">The engine that spells its type.</param>
    public static NativeRange Of(Column column, string engine) => (engine, NativeTypes.NameOf(column.NativeType)) switch
    {
        ("mysql" or "mariadb", "year") => new(1901, 2155),
        ("mysql" or "mariadb", "timestamp") => MySqlTimestamp,
        ("mysql" or "mariadb", "bit") => new(0, (Int128.One << WidthOf(column.NativeType)) - 1),
        ("sqlserver", "money") => new(long.MinValue, long.MaxValue),
        ("sqlserver", "smallmoney") => new(int.MinValue, int.MaxValue),
        ("mysql" or "mariadb", _) when column.NativeType.Contains("unsigned", StringComparison.OrdinalIgnoreCase) => NotNegative,
        _ => Everything,
    };

    /// <summary>
    /// The most bytes of UTF-8 that a character of a text column may have: 1 where only those of ASCII are in every character set.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="schema">Its database.</param>
    public static int BytesOfCharacter(Column column, DatabaseSchema schema)
    {
        var collation = column.Collation ?? schema.Collation ?? "";
        return schema.Engine switch
        {
            "mysql" or "mariadb" when IsOneOf(collation, "utf8_", "utf8mb3_", "ucs2_") => 3,
            "mysql" or "mariadb" when !IsOneOf(collation, "utf8mb4_", "utf16", "utf32_", "uca1400_") && collation != "" => 1,
            "sqlserver" when NativeTypes.NameOf(column.NativeType) is "char" or "varchar" or "text" => 1,
            _ => 4,
        };
    }

    /// <summary>The most characters of up to four bytes that a text column holds; null for no limit.</summary>
    public static int? LongestOf(Column column, TextType type) =>
        NativeTypes.NameOf(column.NativeType) == "tinytext" ? byte.MaxValue / 4 : type.MaxLength;

    /// <summary>The value of the range that is next to a value.</summary>
    public Int128 Nearest(Int128 value) => Int128.Clamp(value, Least, Most);

    private static bool IsOneOf(string collation, params string[] sets) =>
        Array.Exists(sets, set => collation.StartsWith(set, StringComparison.OrdinalIgnoreCase));

    private static int WidthOf(string nativeType) =>
        nativeType.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open
        && int.TryParse(nativeType.AsSpan(open + 1).TrimEnd(')'), out var bits)
            ? bits
            : 1;
}
