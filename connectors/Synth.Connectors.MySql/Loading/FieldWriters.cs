using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Synth.Connectors.MySql.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>Chooses how a column of a batch is written into a column of a table.</summary>
internal static class FieldWriters
{
    private static readonly SearchValues<byte> NumberCharacters = SearchValues.Create("0123456789.eE+-"u8);

    /// <summary>The writer for a pair; there is one for each, and the server reads its text as the column's type.</summary>
    /// <param name="target">The table's column.</param>
    /// <param name="source">The column of the batch.</param>
    public static FieldWriter For(Column target, ColumnLayout source)
    {
        var meaning = source.Type.WithoutDomain();
        return source.Storage switch
        {
            StorageKind.Utf8 when target.Type is DecimalType or FloatType => NumberText,
            StorageKind.Utf8 => Text,
            StorageKind.Binary => Hex,
            StorageKind.Guid => Identifier,
            StorageKind.Float64 => Float(target.Type is FloatType { Bits: 32 } ? float.MaxValue : double.MaxValue),
            StorageKind.Int128 => Decimal(meaning is DecimalType { Scale: { } scale } ? scale : 0),
            StorageKind.Int64 when meaning is DateType => Date,
            StorageKind.Int64 when meaning is TimeType => Time(DigitsOf(target, meaning)),
            StorageKind.Int64 when meaning is TimestampType => Timestamp(target, meaning),
            StorageKind.Int64 => Integer,
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Storage, "Unknown storage."),
        };
    }

    private static int DigitsOf(Column target, ColumnType source) => target.Type switch
    {
        TimeType time => time.FractionalDigits,
        TimestampType stamp => stamp.FractionalDigits,
        _ when source is TimeType time => time.FractionalDigits,
        _ => ((TimestampType)source).FractionalDigits,
    };

    private static bool Text(ColumnVector vector, int row, RowBuffer buffer)
    {
        var text = ((BytesVector)vector)[row];
        var room = buffer.Reserve(text.Length * 2);
        buffer.Commit(Escapes.Write(text, room));
        return true;
    }

    // NaN and infinities of other engines are no numbers here.
    private static bool NumberText(ColumnVector vector, int row, RowBuffer buffer)
    {
        var text = ((BytesVector)vector)[row];
        if (text.IndexOfAnyExcept(NumberCharacters) >= 0)
        {
            return false;
        }

        buffer.Write(text);
        return true;
    }

    private static bool Hex(ColumnVector vector, int row, RowBuffer buffer)
    {
        var bytes = ((BytesVector)vector)[row];
        Convert.TryToHexString(bytes, buffer.Reserve(bytes.Length * 2), out var written);
        buffer.Commit(written);
        return true;
    }

    private static bool Identifier(ColumnVector vector, int row, RowBuffer buffer)
    {
        Utf8Formatter.TryFormat(((FixedVector<Guid>)vector).Values[row], buffer.Reserve(36), out var written);
        buffer.Commit(written);
        return true;
    }

    private static bool Integer(ColumnVector vector, int row, RowBuffer buffer)
    {
        Utf8Formatter.TryFormat(((FixedVector<long>)vector).Values[row], buffer.Reserve(20), out var written);
        buffer.Commit(written);
        return true;
    }

    private static FieldWriter Float(double largest) => (vector, row, buffer) =>
    {
        var value = ((FixedVector<double>)vector).Values[row];
        if (double.IsNaN(value))
        {
            return false;
        }

        Math.Clamp(value, -largest, largest).TryFormat(buffer.Reserve(32), out var written, "R", CultureInfo.InvariantCulture);
        buffer.Commit(written);
        return true;
    };

    private static FieldWriter Decimal(int scale) => (vector, row, buffer) =>
    {
        var value = ((FixedVector<Int128>)vector).Values[row];
        if (!DecimalValues.IsNumber(value))
        {
            return false;
        }

        buffer.Commit(DecimalText.Write(value, scale, buffer.Reserve(DecimalText.MaxLength)));
        return true;
    };

    private static bool Date(ColumnVector vector, int row, RowBuffer buffer)
    {
        buffer.Commit(TemporalFormat.WriteDate(((FixedVector<long>)vector).Values[row], buffer.Reserve(TemporalFormat.MaxLength)));
        return true;
    }

    private static FieldWriter Time(int digits) => (vector, row, buffer) =>
    {
        buffer.Commit(TemporalFormat.WriteTime(((FixedVector<long>)vector).Values[row], digits, buffer.Reserve(TemporalFormat.MaxLength)));
        return true;
    };

    private static FieldWriter Timestamp(Column target, ColumnType source)
    {
        var digits = DigitsOf(target, source);
        var (first, last) = target.Type is TimestampType { IsInstant: true } ? TemporalFormat.TimestampRange : TemporalFormat.DateTimeRange;
        return (vector, row, buffer) =>
        {
            var ticks = ((FixedVector<long>)vector).Values[row];
            ticks = ticks == TemporalValues.ZeroDate ? ticks : Math.Clamp(ticks, first, last);
            buffer.Commit(TemporalFormat.WriteTimestamp(ticks, digits, buffer.Reserve(TemporalFormat.MaxLength)));
            return true;
        };
    }
}
