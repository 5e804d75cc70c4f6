using System.Buffers.Binary;
using Synth.Connectors.Files.Values;
using Synth.Data;

namespace Synth.Connectors.Files.Reading;

/// <summary>Finds the way from a type of DuckDB's to a column of a batch.</summary>
internal static class ColumnDecoders
{
    /// <summary>The form in which a column is to be queried so that there is a decoder for it.</summary>
    /// <param name="layout">The column of the batch.</param>
    /// <param name="stored">Its type in the file.</param>
    /// <returns>The stored type where it will do, else the usual one for the column, to be cast to.</returns>
    public static StoredType Form(ColumnLayout layout, StoredType? stored)
    {
        var usual = StoredType.Of(layout.Type);
        return stored is not null && (stored == usual || IsReadable(layout, stored, usual)) ? stored : usual;
    }

    /// <summary>The decoder for a form that <see cref="Form"/> gave.</summary>
    public static ColumnDecoder Find(ColumnLayout layout, StoredType form) => form.Kind switch
    {
        StoredKind.Text or StoredKind.Json => new TextDecoder(layout.Storage == StorageKind.Utf8 ? null : layout.Type),
        StoredKind.Bytes => new TextDecoder(parsedAs: null),
        StoredKind.Boolean => new FixedDecoder<byte, long>(value => value),
        StoredKind.Int8 => new FixedDecoder<sbyte, long>(value => value),
        StoredKind.Int16 => new FixedDecoder<short, long>(value => value),
        StoredKind.Int32 => new FixedDecoder<int, long>(value => value),
        StoredKind.Int64 => new FixedDecoder<long, long>(value => value),
        StoredKind.UInt8 => new FixedDecoder<byte, long>(value => value),
        StoredKind.UInt16 => new FixedDecoder<ushort, long>(value => value),
        StoredKind.UInt32 => new FixedDecoder<uint, long>(value => value),
        StoredKind.UInt64 => new FixedDecoder<ulong, Int128>(value => value),
        StoredKind.Float => new FixedDecoder<float, double>(value => value),
        StoredKind.Double => new FixedDecoder<double, double>(value => value),
        StoredKind.Decimal => OfDecimal(form.Precision),
        StoredKind.Date => new FixedDecoder<int, long>(DuckDbTime.FromDate),
        StoredKind.Time => new FixedDecoder<long, long>(DuckDbTime.FromTime),
        StoredKind.Timestamp or StoredKind.Instant => new FixedDecoder<long, long>(DuckDbTime.FromMicroseconds),
        StoredKind.TimestampNanoseconds => new FixedDecoder<long, long>(DuckDbTime.FromNanoseconds),
        StoredKind.Uuid => new FixedDecoder<Int128, Guid>(Identifier),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "A form without a decoder."),
    };

    // Texts are parsed here, which knows the values that DuckDB does not; widths of integers do not matter.
    private static bool IsReadable(ColumnLayout layout, StoredType stored, StoredType usual) => stored.Kind switch
    {
        StoredKind.Text or StoredKind.Json => layout.Storage != StorageKind.Binary,
        <= StoredKind.UInt32 and not StoredKind.Boolean => usual.Kind is > StoredKind.Boolean and <= StoredKind.UInt32,
        StoredKind.Float or StoredKind.Double => usual.Kind is StoredKind.Float or StoredKind.Double,
        StoredKind.Timestamp or StoredKind.TimestampNanoseconds => usual.Kind is StoredKind.Timestamp or StoredKind.TimestampNanoseconds,
        _ => false,
    };

    private static ColumnDecoder OfDecimal(int precision) => precision switch
    {
        <= 4 => new FixedDecoder<short, Int128>(value => value),
        <= 9 => new FixedDecoder<int, Int128>(value => value),
        <= 18 => new FixedDecoder<long, Int128>(value => value),
        _ => new FixedDecoder<Int128, Int128>(value => value),
    };

    private static Guid Identifier(Int128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128BigEndian(bytes, stored ^ Int128.MinValue);
        return new Guid(bytes, bigEndian: true);
    }
}
