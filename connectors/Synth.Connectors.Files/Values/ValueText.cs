using System.Buffers.Text;
using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Values;

/// <summary>
/// Values of every storage as text that tells them apart, and back. Numbers are in plain or, for floating-point numbers, the shortest
/// notation that reads back the same; bytes are <c>\x</c> and hexadecimal digits.
/// </summary>
internal static class ValueText
{
    /// <summary>The text of a value that is not null.</summary>
    public static string Format(ColumnVector values, int row, ColumnType type) => values switch
    {
        FixedVector<long> numbers => FormatInteger(numbers.Values[row], type.WithoutDomain()),
        FixedVector<double> numbers => FormatFloat(numbers.Values[row], type.WithoutDomain() is FloatType { Bits: 32 }),
        FixedVector<Int128> numbers => DecimalText.Format(numbers.Values[row], ScaleOf(type)),
        FixedVector<Guid> identifiers => identifiers.Values[row].ToString("D", CultureInfo.InvariantCulture),
        BytesVector { Kind: StorageKind.Binary } bytes => $@"\x{Convert.ToHexStringLower(bytes[row])}",
        BytesVector texts => texts.GetString(row)!,
        _ => throw new ArgumentOutOfRangeException(nameof(values), values.Kind, "Unknown storage."),
    };

    /// <summary>Adds the value of a text. False where it is none of the type; nothing is added then.</summary>
    public static bool TryAppend(ColumnVector values, ReadOnlySpan<byte> text, ColumnType type)
    {
        switch (values)
        {
            case FixedVector<long> numbers:
                return TryParseInteger(text, type.WithoutDomain(), out var number) && Add(numbers, number);
            case FixedVector<double> numbers:
                return TryParseFloat(text, out var real) && Add(numbers, real);
            case FixedVector<Int128> numbers:
                return DecimalText.TryParse(text, ScaleOf(type), out var digits) && Add(numbers, digits);
            case FixedVector<Guid> identifiers:
                return Utf8Parser.TryParse(text, out Guid identifier, out var used) && used == text.Length && Add(identifiers, identifier);
            case BytesVector { Kind: StorageKind.Binary } bytes:
                return TryAppendBytes(bytes, text);
            case BytesVector texts:
                texts.Append(text);
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(values), values.Kind, "Unknown storage.");
        }
    }

    private static int ScaleOf(ColumnType type) => type.WithoutDomain() is DecimalType { Scale: { } scale } ? scale : 0;

    private static string FormatInteger(long value, ColumnType type) => type switch
    {
        BooleanType => value == 0 ? "false" : "true",
        DateType => TemporalText.FormatDate(value),
        TimeType => TemporalText.FormatTime(value),
        TimestampType { IsInstant: true } => TemporalText.FormatTimestamp(value, "+00"),
        TimestampType => TemporalText.FormatTimestamp(value, ""),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string FormatFloat(double value, bool isSingle) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static bool TryParseInteger(ReadOnlySpan<byte> text, ColumnType type, out long value)
    {
        switch (type)
        {
            case BooleanType:
                value = text.SequenceEqual("true"u8) || text.SequenceEqual("1"u8) ? 1 : 0;
                return value == 1 || text.SequenceEqual("false"u8) || text.SequenceEqual("0"u8);
            case DateType:
                return TemporalText.TryParseDate(text, out value);
            case TimeType:
                return TemporalText.TryParseTime(text, out value);
            case TimestampType:
                return TemporalText.TryParseTimestamp(text, out value);
            default:
                return Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
        }
    }

    private static bool TryParseFloat(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual("nan"u8) ? double.NaN : text.SequenceEqual("inf"u8) ? double.PositiveInfinity : double.NegativeInfinity;
        return !double.IsNegativeInfinity(value) || text.SequenceEqual("-inf"u8)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryAppendBytes(BytesVector values, ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith(@"\x"u8) || text.Length % 2 != 0)
        {
            return false;
        }

        var digits = System.Text.Encoding.ASCII.GetString(text[2..]);
        var room = values.Reserve(digits.Length / 2);
        if (Convert.FromHexString(digits, room, out _, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        values.Commit(length);
        return true;
    }

    private static bool Add<T>(FixedVector<T> values, T value)
        where T : unmanaged
    {
        values.Append(value);
        return true;
    }
}
