using Synth.Connectors.PostgreSql.Loading.Encoders;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Chooses how a column of a batch is written into a column of a table.</summary>
internal static class ColumnEncoders
{
    /// <summary>The encoder into the wire form; null when the pair has none and the batch must go in text format.</summary>
    /// <param name="target">The type of the table's column.</param>
    /// <param name="source">The column of the batch.</param>
    public static ColumnEncoder? ForBinary(ColumnType target, ColumnLayout source) => (target, source.Storage, Meaning(source.Type)) switch
    {
        (DomainType domain, _, _) => ForBinary(domain.Underlying, source),
        (BooleanType, StorageKind.Int64, BooleanType or IntegerType) => new BooleanEncoder(),
        (IntegerType { Bits: 16 }, StorageKind.Int64, BooleanType or IntegerType) => new Int16Encoder(),
        (IntegerType { Bits: 32 }, StorageKind.Int64, BooleanType or IntegerType) => new Int32Encoder(),
        (IntegerType { Bits: 64 }, StorageKind.Int64, BooleanType or IntegerType) => new Int64Encoder(),
        (IntegerType { Bits: 64 }, StorageKind.Int128, IntegerType or DecimalType { Scale: 0 }) => new WideIntegerEncoder(),
        (DecimalType, StorageKind.Int128, var type) => new NumericEncoder(ScaleOf(type)),
        (DecimalType, StorageKind.Int64, BooleanType or IntegerType) => new IntegerNumericEncoder(),
        (FloatType { Bits: 32 }, StorageKind.Float64, _) => new SingleEncoder(),
        (FloatType { Bits: 64 }, StorageKind.Float64, _) => new DoubleEncoder(),
        (TextType or JsonType { IsBinary: false } or XmlType or EnumType, StorageKind.Utf8, _) => new TextEncoder(),
        (JsonType, StorageKind.Utf8, _) => new JsonbEncoder(),
        (BinaryType, StorageKind.Binary, _) => new BytesEncoder(),
        (DateType, StorageKind.Int64, DateType) => new DateEncoder(),
        (TimeType, StorageKind.Int64, TimeType) => new TimeEncoder(),
        (TimestampType, StorageKind.Int64, TimestampType) => new TimestampEncoder(),
        (TimestampType, StorageKind.Int64, DateType) => new DateTimestampEncoder(),
        (UuidType, StorageKind.Guid, _) => new UuidEncoder(),
        _ => null,
    };

    /// <summary>The encoder into the text form, which exists for every pair; the server reads the text as the column's type.</summary>
    public static ColumnEncoder ForText(ColumnType target, ColumnLayout source) => (source.Storage, Meaning(source.Type)) switch
    {
        (StorageKind.Utf8, _) => new EscapedTextEncoder(),
        (StorageKind.Binary, _) => new HexTextEncoder(),
        (StorageKind.Guid, _) => new UuidTextEncoder(),
        (StorageKind.Float64, _) => new FloatTextEncoder(),
        (StorageKind.Int128, var type) => new DecimalTextEncoder(ScaleOf(type)),
        (StorageKind.Int64, _) when Meaning(target) is BooleanType => new BooleanTextEncoder(),
        (StorageKind.Int64, BooleanType) when Meaning(target) is not (IntegerType or DecimalType or FloatType) => new BooleanTextEncoder(),
        (StorageKind.Int64, DateType) => new DateTextEncoder(),
        (StorageKind.Int64, TimeType) => new TimeTextEncoder(),
        (StorageKind.Int64, TimestampType) => new TimestampTextEncoder(),
        (StorageKind.Int64, _) => new IntegerTextEncoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.Storage, "Unknown storage."),
    };

    private static ColumnType Meaning(ColumnType type) => type is DomainType domain ? Meaning(domain.Underlying) : type;

    private static int ScaleOf(ColumnType type) => type is DecimalType { Scale: { } scale } ? scale : 0;
}
