using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Values;

/// <summary>The type of a column in DuckDB.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Precision">Digits of a decimal; 0 for other kinds.</param>
/// <param name="Scale">Digits after the point of a decimal; 0 for other kinds.</param>
internal sealed partial record StoredType(StoredKind Kind, int Precision = 0, int Scale = 0)
{
    private static readonly Dictionary<StoredKind, string> Names = new()
    {
        [StoredKind.Boolean] = "BOOLEAN",
        [StoredKind.Int8] = "TINYINT",
        [StoredKind.Int16] = "SMALLINT",
        [StoredKind.Int32] = "INTEGER",
        [StoredKind.Int64] = "BIGINT",
        [StoredKind.UInt8] = "UTINYINT",
        [StoredKind.UInt16] = "USMALLINT",
        [StoredKind.UInt32] = "UINTEGER",
        [StoredKind.UInt64] = "UBIGINT",
        [StoredKind.Float] = "FLOAT",
        [StoredKind.Double] = "DOUBLE",
        [StoredKind.Date] = "DATE",
        [StoredKind.Time] = "TIME",
        [StoredKind.Timestamp] = "TIMESTAMP",
        [StoredKind.TimestampNanoseconds] = "TIMESTAMP_NS",
        [StoredKind.Instant] = "TIMESTAMP WITH TIME ZONE",
        [StoredKind.Uuid] = "UUID",
        [StoredKind.Bytes] = "BLOB",
        [StoredKind.Text] = "VARCHAR",
        [StoredKind.Json] = "JSON",
    };

    private static readonly Dictionary<string, StoredKind> Kinds =
        Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Text, which holds every value in its text form.</summary>
    public static StoredType Text { get; } = new(StoredKind.Text);

    /// <summary>DuckDB's name of the type.</summary>
    public string Sql => Kind == StoredKind.Decimal
        ? string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Precision},{Scale})")
        : Names[Kind];

    /// <summary>Whether values are texts, whatever they mean.</summary>
    public bool IsText => Kind is StoredKind.Text or StoredKind.Json;

    /// <summary>The narrowest type that holds the values of a neutral one, save for the few that make a column a text.</summary>
    public static StoredType Of(ColumnType type) => type switch
    {
        BooleanType => new StoredType(StoredKind.Boolean),
        IntegerType integer => new StoredType(OfInteger(integer)),
        DecimalType { Precision: <= DecimalValues.MaxDigits and var precision, Scale: >= 0 and var scale } when scale <= precision =>
            new StoredType(StoredKind.Decimal, precision, scale),
        DecimalType => Text,
        FloatType { Bits: 32 } => new StoredType(StoredKind.Float),
        FloatType => new StoredType(StoredKind.Double),
        DateType => new StoredType(StoredKind.Date),
        TimeType => new StoredType(StoredKind.Time),
        TimestampType { IsInstant: true } => new StoredType(StoredKind.Instant),
        TimestampType { FractionalDigits: > 6 } => new StoredType(StoredKind.TimestampNanoseconds),
        TimestampType => new StoredType(StoredKind.Timestamp),
        UuidType => new StoredType(StoredKind.Uuid),
        BinaryType => new StoredType(StoredKind.Bytes),
        JsonType => new StoredType(StoredKind.Json),
        DomainType domain => Of(domain.Underlying),
        TextType or IntervalType or XmlType or EnumType or ArrayType or UnsupportedType => Text,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without a form in DuckDB."),
    };

    /// <summary>The type of that name; null for one that is not written here.</summary>
    public static StoredType? Parse(string name) =>
        Kinds.TryGetValue(name, out var kind) ? new StoredType(kind)
        : DecimalName().Match(name) is { Success: true } match
            ? new StoredType(StoredKind.Decimal, Number(match.Groups[1]), Number(match.Groups[2]))
            : null;

    private static StoredKind OfInteger(IntegerType type) => (type.Bits, type.IsUnsigned) switch
    {
        (8, false) => StoredKind.Int8,
        (16, false) => StoredKind.Int16,
        (24 or 32, false) => StoredKind.Int32,
        (_, false) => StoredKind.Int64,
        (8, true) => StoredKind.UInt8,
        (16, true) => StoredKind.UInt16,
        (24 or 32, true) => StoredKind.UInt32,
        (_, true) => StoredKind.UInt64,
    };

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^DECIMAL\((\d{1,2}),(\d{1,2})\)$", RegexOptions.IgnoreCase)]
    private static partial Regex DecimalName();
}
