using System.Buffers.Binary;
using System.Numerics;
using Synth.Connectors.Files.Values;
using Synth.Data;

namespace Synth.Connectors.Files.Loading;

/// <summary>Finds the way from a column of a batch to a type of DuckDB's.</summary>
internal static class ColumnEncoders
{
    /// <summary>The encoder; null when the type has no form for the storage, so that only text serves.</summary>
    public static ColumnEncoder? Find(ColumnLayout source, StoredType target) => (source.Storage, target.Kind) switch
    {
        (StorageKind.Utf8, StoredKind.Text or StoredKind.Json) or (StorageKind.Binary, StoredKind.Bytes) => new BytesEncoder(),
        (_, StoredKind.Text or StoredKind.Json) => new TextFormEncoder(source.Type),
        (StorageKind.Int64, _) => OfInt64(target),
        (StorageKind.Int128, StoredKind.UInt64) => new FixedEncoder<Int128, ulong>(Narrow),
        (StorageKind.Int128, StoredKind.Decimal) => OfDecimal(target),
        (StorageKind.Float64, StoredKind.Float) => new FixedEncoder<double, float>((double value, out float stored) =>
        {
            stored = (float)value;
            return true;
        }),
        (StorageKind.Float64, StoredKind.Double) => new FixedEncoder<double, double>((double value, out double stored) =>
        {
            stored = value;
            return true;
        }),
        (StorageKind.Guid, StoredKind.Uuid) => new FixedEncoder<Guid, Int128>(Identifier),
        _ => null,
    };

    private static ColumnEncoder? OfInt64(StoredType target) => target.Kind switch
    {
        StoredKind.Boolean => new FixedEncoder<long, byte>((long value, out byte stored) =>
        {
            stored = value == 0 ? (byte)0 : (byte)1;
            return true;
        }),
        StoredKind.Int8 => new FixedEncoder<long, sbyte>(Narrow),
        StoredKind.Int16 => new FixedEncoder<long, short>(Narrow),
        StoredKind.Int32 => new FixedEncoder<long, int>(Narrow),
        StoredKind.Int64 => new FixedEncoder<long, long>(Narrow),
        StoredKind.UInt8 => new FixedEncoder<long, byte>(Narrow),
        StoredKind.UInt16 => new FixedEncoder<long, ushort>(Narrow),
        StoredKind.UInt32 => new FixedEncoder<long, uint>(Narrow),
        StoredKind.Date => new FixedEncoder<long, int>(DuckDbTime.TryToDate),
        StoredKind.Time => new FixedEncoder<long, long>(DuckDbTime.TryToTime),
        StoredKind.Timestamp or StoredKind.Instant => new FixedEncoder<long, long>(DuckDbTime.TryToMicroseconds),
        StoredKind.TimestampNanoseconds => new FixedEncoder<long, long>(DuckDbTime.TryToNanoseconds),
        _ => null,
    };

    // DuckDB keeps a decimal in the smallest integer that holds its digits.
    private static ColumnEncoder OfDecimal(StoredType target)
    {
        var limit = DecimalValues.PowerOfTen(target.Precision);
        return target.Precision switch
        {
            <= 4 => new FixedEncoder<Int128, short>((Int128 value, out short stored) => Within(value, limit, out stored)),
            <= 9 => new FixedEncoder<Int128, int>((Int128 value, out int stored) => Within(value, limit, out stored)),
            <= 18 => new FixedEncoder<Int128, long>((Int128 value, out long stored) => Within(value, limit, out stored)),
            _ => new FixedEncoder<Int128, Int128>((Int128 value, out Int128 stored) => Within(value, limit, out stored)),
        };
    }

    private static bool Within<T>(Int128 value, Int128 limit, out T stored)
        where T : IBinaryInteger<T>
    {
        var fits = value > -limit && value < limit;
        stored = fits ? T.CreateTruncating(value) : T.Zero;
        return fits;
    }

    private static bool Narrow<TSource, TStored>(TSource value, out TStored stored)
        where TSource : IBinaryInteger<TSource>
        where TStored : IBinaryInteger<TStored>
    {
        stored = TStored.CreateTruncating(value);
        return TSource.CreateTruncating(stored) == value;
    }

    // DuckDB sorts identifiers as numbers, and therefore turns the first bit.
    private static bool Identifier(Guid value, out Int128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        stored = BinaryPrimitives.ReadInt128BigEndian(bytes) ^ Int128.MinValue;
        return true;
    }
}
