using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Reads values of any storage as numbers or texts that mean the same whichever engine kept them.</summary>
internal static class CellReader
{
    /// <summary>A value as a number; NaN where it is null, special or none. Dates and times are in seconds.</summary>
    public static double Number(ColumnVector vector, ColumnType type, int row) => vector.IsNull(row) ? double.NaN : vector switch
    {
        FixedVector<long> integers => Temporal(integers.Values[row], type.WithoutDomain()),
        FixedVector<double> reals => double.IsFinite(reals.Values[row]) ? reals.Values[row] : double.NaN,
        FixedVector<Int128> decimals => Scaled(decimals.Values[row], type.WithoutDomain()),
        BytesVector { Kind: StorageKind.Utf8 } texts => Parse(texts.GetString(row)!),
        _ => double.NaN,
    };

    /// <summary>A value as text; null where it is null. Blanks that pad a text to a fixed length are no part of it.</summary>
    public static string? Text(ColumnVector vector, ColumnType type, int row) => vector.IsNull(row) ? null : vector switch
    {
        BytesVector { Kind: StorageKind.Utf8 } texts => type.WithoutDomain() is TextType { IsFixedLength: true }
            ? texts.GetString(row)!.TrimEnd(' ')
            : texts.GetString(row),
        BytesVector bytes => Convert.ToHexString(bytes[row]),
        FixedVector<Guid> identifiers => identifiers.Values[row].ToString(),
        _ => Number(vector, type, row).ToString("R", CultureInfo.InvariantCulture),
    };

    private static double Temporal(long value, ColumnType type) => type switch
    {
        DateType or TimestampType when TemporalValues.IsSpecial(value) => double.NaN,
        DateType => value * 86400.0,
        TimestampType or TimeType => value / (double)TimeSpan.TicksPerSecond,
        _ => value,
    };

    // Division rounds correctly, so that 18.50 is the same number whether an engine kept it as decimal or as real.
    private static double Scaled(Int128 digits, ColumnType type) =>
        !DecimalValues.IsNumber(digits) ? double.NaN
        : type is DecimalType { Scale: { } scale } ? (double)digits / (double)DecimalValues.PowerOfTen(scale)
        : (double)digits;

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : DateTime.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment.Ticks / (double)TimeSpan.TicksPerSecond
        : double.NaN;
}
