using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Writes single values for people.</summary>
internal static class ValueText
{
    /// <summary>A value of a vector by its column's type.</summary>
    public static string Of(ColumnVector vector, int row, ColumnType type) => vector switch
    {
        _ when vector.IsNull(row) => "null",
        FixedVector<long> integers => OfWhole(integers.Values[row], type.WithoutDomain()),
        FixedVector<double> reals => reals.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedVector<Int128> digits when type.WithoutDomain() is DecimalType { Scale: { } scale } => OfDecimal(digits.Values[row], scale),
        FixedVector<Guid> uuids => uuids.Values[row].ToString(),
        BytesVector { Kind: StorageKind.Utf8 } texts => texts.GetString(row)!,
        BytesVector bytes => $"0x{Convert.ToHexString(bytes[row])}",
        _ => "?",
    };

    /// <summary>A day since 0001-01-01.</summary>
    public static string OfDay(long day) => day is >= 0 and <= 3_652_058
        ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"day {day}");

    /// <summary>A time of day in ticks.</summary>
    public static string OfClock(long ticks) => TimeSpan.FromTicks(ticks).ToString("c", CultureInfo.InvariantCulture);

    private static string OfWhole(long value, ColumnType type) => type switch
    {
        _ when type is DateType or TimestampType && TemporalValues.IsSpecial(value) => "special",
        DateType => OfDay(value),
        TimestampType => new DateTime(Math.Clamp(value, 0, DateTime.MaxValue.Ticks))
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeType => OfClock(value),
        BooleanType => value == 0 ? "false" : "true",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string OfDecimal(Int128 digits, int scale)
    {
        var text = Int128.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(digits < 0 ? "-" : "")}{text[..^scale]}{(scale == 0 ? "" : ".")}{text[^scale..]}";
    }
}
