using System.Numerics;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a column can hold, in units: nothing beyond is ever drawn.</summary>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Step">The distance of neighbouring values, at least 1.</param>
internal readonly record struct NumberLimits(long Least, long Most, long Step = 1)
{
    private const long Anything = 4_000_000_000_000_000; // whole numbers of that size are exact as doubles

    /// <summary>Days of the calendar, since 0001-01-01.</summary>
    public static NumberLimits Days { get; } = new(0, DateOnly.MaxValue.DayNumber);

    /// <summary>Distances between days of the calendar.</summary>
    public static NumberLimits DayDistances { get; } = new(-DateOnly.MaxValue.DayNumber, DateOnly.MaxValue.DayNumber);

    /// <summary>How many there are of something.</summary>
    public static NumberLimits Counts { get; } = new(0, int.MaxValue / 2);

    /// <summary>Times of a day, in ticks.</summary>
    /// <param name="fractionalDigits">Digits of the second's fraction.</param>
    public static NumberLimits Clock(int fractionalDigits)
    {
        var step = (long)DecimalValues.PowerOfTen(7 - Math.Clamp(fractionalDigits, 0, 7));
        return new NumberLimits(0, TimeSpan.TicksPerDay - step, step);
    }

    /// <summary>The limits of a type.</summary>
    public static NumberLimits Of(ColumnType type, NumberUnits units) => type switch
    {
        DomainType domain => Of(domain.Underlying, units),
        BooleanType => new NumberLimits(0, 1),
        IntegerType { IsUnsigned: true, Bits: 64 } => Symmetric(ulong.MaxValue / (UInt128)units.Divisor) with { Least = 0 },
        IntegerType { IsUnsigned: true } integer => new NumberLimits(0, (1L << integer.Bits) - 1),
        IntegerType { Bits: < 64 } integer => new NumberLimits(-(1L << (integer.Bits - 1)), (1L << (integer.Bits - 1)) - 1),
        IntegerType => Symmetric(UInt128.MaxValue),
        DecimalType { Precision: <= DecimalValues.MaxDigits and { } precision, Scale: not null } =>
            Symmetric((UInt128)((DecimalValues.PowerOfTen(precision) - 1) / units.Divisor)),
        DecimalType { Precision: { } precision, Scale: { } scale } => Symmetric(Largest(precision, scale, units)),
        DateType => Days,
        TimestampType stamp => Clock(stamp.FractionalDigits) with
        {
            Most = DateTime.MaxValue.Ticks - Clock(stamp.FractionalDigits).Step + 1,
        },
        TimeType time => Clock(time.FractionalDigits),
        _ => new NumberLimits(-Anything, Anything),
    };

    /// <summary>The limits, wide enough for values that are there.</summary>
    public NumberLimits Including(long least, long most) => this with { Least = Math.Min(Least, least), Most = Math.Max(Most, most) };

    // Of decimals that are stored as text: as many units as the largest value has, cut towards zero.
    private static UInt128 Largest(int precision, int scale, NumberUnits units)
    {
        var unscaled = (BigInteger.Pow(10, precision) - 1) * BigInteger.Pow(10, Math.Max(0, units.Decimals) + Math.Max(0, -scale));
        return (UInt128)BigInteger.Min(unscaled / (BigInteger.Pow(10, Math.Max(0, scale)) * (BigInteger)units.Divisor), Anything);
    }

    // The extremes of 64 bits stand for infinities and zero dates.
    private static NumberLimits Symmetric(UInt128 most)
    {
        var bound = (long)UInt128.Min(most, long.MaxValue - 2);
        return new NumberLimits(-bound, bound);
    }
}
