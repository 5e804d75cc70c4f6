using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Reads and writes single cells as decimal numbers, whatever their storage; dates and timestamps as ticks since 0001-01-01.
/// </summary>
internal static class CellNumber
{
    private const decimal MostReal = 1e24m;

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumeric(ColumnType type) => type.WithoutDomain() is IntegerType or DecimalType or FloatType;

    /// <summary>Whether a column holds dates or timestamps.</summary>
    public static bool IsTemporal(ColumnType type) => type.WithoutDomain() is DateType or TimestampType;

    /// <summary>The value of a cell; null where it is null, infinite, or not a number.</summary>
    public static decimal? Read(ColumnVector vector, ColumnType type, int row)
    {
        if (vector.IsNull(row))
        {
            return null;
        }

        return (vector, type.WithoutDomain()) switch
        {
            (FixedVector<long> integers, var known) => OfInteger(integers.Values[row], known),
            (FixedVector<Int128> digits, var exact) => OfDigits(digits.Values[row], exact),
            (FixedVector<double> reals, _) => Math.Abs(reals.Values[row]) < (double)MostReal ? (decimal)reals.Values[row] : null,
            (BytesVector text, DecimalType) =>
                decimal.TryParse(text[row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => null,
        };
    }

    /// <summary>Reads the values of a column that is held, as <see cref="Read"/> does.</summary>
    public static Func<long, decimal?> ReaderOf(HeldColumn values, ColumnType type)
    {
        var known = type.WithoutDomain();
        if (values.Plain is { } plain)
        {
            return row => Read(plain, type, (int)row);
        }

        return values.Kind == StorageKind.Int64
            ? row => values[row] is { } integer ? OfInteger((long)integer, known) : null
            : row => values[row] is { } digits ? OfDigits(digits, known) : null;
    }

    /// <summary>Appends a value where the column can hold it.</summary>
    /// <param name="target">The vector.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="value">The value, rounded already; ticks of a date column are cut to the day.</param>
    /// <returns>Whether it was appended.</returns>
    public static bool TryAppend(ColumnVector target, ColumnType type, decimal value)
    {
        switch (target, type.WithoutDomain())
        {
            case (FixedVector<long> days, DateType) when value >= 0 && value <= DateTime.MaxValue.Ticks:
                days.Append((long)(value / TimeSpan.TicksPerDay));
                return true;
            case (FixedVector<long> ticks, TimestampType) when value >= 0 && value <= DateTime.MaxValue.Ticks:
                ticks.Append((long)value);
                return true;
            case (FixedVector<long> integers, IntegerType integer) when IsWithin(value, integer):
                integers.Append((long)value);
                return true;
            case (FixedVector<Int128> digits, IntegerType) when value is >= 0 and <= ulong.MaxValue:
                digits.Append((Int128)value);
                return true;
            case (FixedVector<Int128> digits, DecimalType { Precision: { } precision, Scale: { } scale })
                when DigitsOf(value, scale) is { } known
                && Int128.Abs(known) < DecimalValues.PowerOfTen(Math.Min(precision, DecimalValues.MaxDigits)):
                digits.Append(known);
                return true;
            case (FixedVector<double> reals, FloatType { Bits: 32 }):
                reals.Append((float)value);
                return true;
            case (FixedVector<double> reals, FloatType):
                reals.Append((double)value);
                return true;
            case (BytesVector text, DecimalType):
                text.Append(value.ToString(CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private static bool IsWithin(decimal value, IntegerType type)
    {
        var most = type.IsUnsigned ? (1L << type.Bits) - 1 : long.MaxValue >> (64 - type.Bits);
        return value >= (type.IsUnsigned ? 0 : -most - 1) && value <= most;
    }

    private static decimal? OfInteger(long value, ColumnType type) => type switch
    {
        DateType or TimestampType when TemporalValues.IsSpecial(value) => null,
        DateType => value * (decimal)TimeSpan.TicksPerDay,
        _ => value,
    };

    private static decimal? OfDigits(Int128 digits, ColumnType type) =>
        (type as DecimalType)?.Scale is var scale && DecimalValues.IsNumber(digits) && scale is null or <= 28
        && Int128.Abs(digits) < (Int128)decimal.MaxValue
            ? (decimal)digits / (decimal)DecimalValues.PowerOfTen(scale ?? 0)
            : null;

    private static Int128? DigitsOf(decimal value, int scale)
    {
        if (scale > 28 || Math.Abs(value) > decimal.MaxValue / (decimal)DecimalValues.PowerOfTen(scale))
        {
            return null;
        }

        return (Int128)Math.Round(value * (decimal)DecimalValues.PowerOfTen(scale), MidpointRounding.AwayFromZero);
    }
}
