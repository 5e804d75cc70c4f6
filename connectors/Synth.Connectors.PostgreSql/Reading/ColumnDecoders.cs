using Synth.Connectors.PostgreSql.Reading.Decoders;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>Chooses how each type is read.</summary>
internal static class ColumnDecoders
{
    /// <summary>The decoder of a type's wire form; null for a type that is read in its text form.</summary>
    public static ColumnDecoder? ForWireFormOf(ColumnType type) => type switch
    {
        BooleanType => new BooleanDecoder(),
        IntegerType { Bits: 16 } => new Int16Decoder(),
        IntegerType { Bits: 32 } => new Int32Decoder(),
        IntegerType { Bits: 64 } => new Int64Decoder(),
        DecimalType { Precision: <= DecimalValues.MaxDigits, Scale: { } scale } => new NumericDecoder(scale),
        FloatType { Bits: 32 } => new SingleDecoder(),
        FloatType => new DoubleDecoder(),
        TextType { IsFixedLength: true } => new FixedTextDecoder(),
        TextType or XmlType or EnumType or BinaryType => new BytesDecoder(),
        JsonType { IsBinary: true } => new JsonbDecoder(),
        JsonType => new BytesDecoder(),
        DateType => new DateDecoder(),
        TimeType => new TimeDecoder(),
        TimestampType => new TimestampDecoder(),
        UuidType => new UuidDecoder(),
        DomainType domain => ForWireFormOf(domain.Underlying),
        DecimalType or IntervalType or ArrayType or UnsupportedType => null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type that PostgreSQL does not have."),
    };

    /// <summary>The decoder of the text form.</summary>
    public static ColumnDecoder ForTextForm { get; } = new BytesDecoder();
}
