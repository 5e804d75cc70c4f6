using System.Buffers.Text;
using Synth.Connectors.MySql.Values;
using Synth.Data;

namespace Synth.Connectors.MySql.Reading;

/// <summary>Adds the value that bytes stand for to a vector; false when it cannot hold it.</summary>
internal delegate bool BytesParser(ReadOnlySpan<byte> bytes, ColumnVector vector);

/// <summary>What the bytes of a value mean, by type.</summary>
internal static class BytesParsers
{
    /// <summary>A decimal of at most 38 digits.</summary>
    public static BytesParser Decimal(int scale) => (bytes, vector) =>
        DecimalText.TryRead(bytes, scale, out var value) && Append(vector, value);

    /// <summary>Text or bytes as they are.</summary>
    public static bool Copy(ReadOnlySpan<byte> bytes, ColumnVector vector)
    {
        ((BytesVector)vector).Append(bytes);
        return true;
    }

    public static bool Date(ReadOnlySpan<byte> bytes, ColumnVector vector) =>
        TemporalText.TryReadDate(bytes, out var days) && Append(vector, days);

    public static bool Time(ReadOnlySpan<byte> bytes, ColumnVector vector) =>
        TemporalText.TryReadTime(bytes, out var ticks) && Append(vector, ticks);

    public static bool Timestamp(ReadOnlySpan<byte> bytes, ColumnVector vector) =>
        TemporalText.TryReadTimestamp(bytes, out var ticks) && Append(vector, ticks);

    public static bool Uuid(ReadOnlySpan<byte> bytes, ColumnVector vector) =>
        Utf8Parser.TryParse(bytes, out Guid value, out var used) && used == bytes.Length && Append(vector, value);

    private static bool Append<T>(ColumnVector vector, T value)
        where T : unmanaged
    {
        ((FixedVector<T>)vector).Append(value);
        return true;
    }
}
