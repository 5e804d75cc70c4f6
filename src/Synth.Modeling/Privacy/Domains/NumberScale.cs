using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a whole number stands for in a column of numbers, dates or times, by its type alone.</summary>
/// <param name="Units">How values are read and written.</param>
/// <param name="Origin">The value that is counted from.</param>
/// <param name="Grid">What values are multiples of.</param>
/// <param name="IsWhole">Whether a unit is the least that values differ by.</param>
/// <param name="Limits">The least and the largest number; values beyond are taken for these.</param>
internal sealed record NumberScale(NumberUnits Units, long Origin, long Grid, bool IsWhole, NumberRange Limits)
{
    private const int Decimals = 4; // of numbers without a declared grid
    private const int Epoch = 719_162; // 1970-01-01 as days since 0001-01-01

    // Noise may well take a year for one that occurs. Those that databases speak of are public knowledge: 1800 to 2199.
    private static readonly NumberRange Days = new(
        new DateOnly(1800, 1, 1).DayNumber - Epoch, new DateOnly(2199, 12, 31).DayNumber - Epoch);

    /// <summary>The scale of a type; null when its values are no numbers.</summary>
    public static NumberScale? Of(ColumnType type) => type.WithoutDomain() switch
    {
        BooleanType or IntegerType { Bits: < 64 } or IntegerType { IsUnsigned: false } => Of(type, NumberUnits.Whole, true),
        IntegerType => Of(type, new NumberUnits(StorageKind.Int128, 0, 1, 1), true),
        DecimalType when ColumnLayout.StorageOf(type) == StorageKind.Int128 => Of(type, new NumberUnits(StorageKind.Int128, 0, 1, 1), true),
        DecimalType => Of(type, new NumberUnits(StorageKind.Utf8, Decimals, 1, 1), false),
        FloatType => Of(type, new NumberUnits(StorageKind.Float64, Decimals, 0, 1), false),
        DateType => new NumberScale(NumberUnits.Whole, Epoch, 1, true, Days),
        TimeType => new NumberScale(NumberUnits.Whole, 0, TimeSpan.TicksPerSecond, true, new NumberRange(0, (24 * 60 * 60) - 1)),
        TimestampType => new NumberScale(
            NumberUnits.Whole,
            Epoch * TimeSpan.TicksPerDay,
            TimeSpan.TicksPerSecond,
            true,
            new NumberRange(Days.Low * 24 * 60 * 60, ((Days.High + 1) * 24 * 60 * 60) - 1)),
        _ => null,
    };

    /// <summary>The number of a value that is there; 0 for infinities and the like.</summary>
    public long Read(ColumnVector vector, int row) => Units.TryRead(vector, row, out var value, out _)
        ? (long)Int128.Clamp(((Int128)value - Origin) / Grid, Limits.Low, Limits.High)
        : 0;

    /// <summary>Appends the value of a number.</summary>
    public void Append(ColumnVector target, long number) => Units.Append(target, Origin + (number * Grid));

    private static NumberScale Of(ColumnType type, NumberUnits units, bool isWhole)
    {
        var limits = NumberLimits.Of(type, units);
        return new NumberScale(
            units, 0, 1, isWhole, new NumberRange(Math.Max(limits.Least, NumberRange.Least), Math.Min(limits.Most, NumberRange.Most)));
    }
}
