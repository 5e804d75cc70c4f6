using System.Text.RegularExpressions;
using Synth.Connectors.Files.Values;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>The neutral types for DuckDB's own.</summary>
internal static partial class NativeTypes
{
    /// <summary>What a type of DuckDB's means, by its name as DuckDB writes it.</summary>
    public static ColumnType Neutral(string name) => StoredType.Parse(name) is { } stored ? Neutral(stored) : name switch
    {
        "TIMESTAMP_S" => new TimestampType(0),
        "TIMESTAMP_MS" => new TimestampType(3),
        "HUGEINT" or "UHUGEINT" or "BIGNUM" => new DecimalType(null, 0),
        "INTERVAL" => new IntervalType(),
        _ when name.EndsWith(']') => new ArrayType(Neutral(name[..name.LastIndexOf('[')])),
        _ when name.StartsWith("ENUM(", StringComparison.Ordinal) => new EnumType(
            null, EnumLabel().Matches(name)
                .Select(match => match.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)).ToValueList()),
        _ => new UnsupportedType(),
    };

    private static ColumnType Neutral(StoredType type) => type.Kind switch
    {
        StoredKind.Boolean => new BooleanType(),
        StoredKind.Int8 => new IntegerType(8),
        StoredKind.Int16 => new IntegerType(16),
        StoredKind.Int32 => new IntegerType(32),
        StoredKind.Int64 => new IntegerType(64),
        StoredKind.UInt8 => new IntegerType(8, IsUnsigned: true),
        StoredKind.UInt16 => new IntegerType(16, IsUnsigned: true),
        StoredKind.UInt32 => new IntegerType(32, IsUnsigned: true),
        StoredKind.UInt64 => new IntegerType(64, IsUnsigned: true),
        StoredKind.Float => new FloatType(32),
        StoredKind.Double => new FloatType(64),
        StoredKind.Decimal => new DecimalType(type.Precision, type.Scale),
        StoredKind.Date => new DateType(),
        StoredKind.Time => new TimeType(6),
        StoredKind.Timestamp => new TimestampType(6),
        StoredKind.TimestampNanoseconds => new TimestampType(7),
        StoredKind.Instant => new TimestampType(6, IsInstant: true),
        StoredKind.Uuid => new UuidType(),
        StoredKind.Bytes => new BinaryType(),
        StoredKind.Text => new TextType(),
        StoredKind.Json => new JsonType(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A form without a neutral type."),
    };

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex EnumLabel();
}
