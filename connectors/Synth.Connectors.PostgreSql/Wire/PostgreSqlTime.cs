using Synth.Data;

namespace Synth.Connectors.PostgreSql.Wire;

/// <summary>
/// PostgreSQL counts days and microseconds from 2000-01-01; batches count days and 100 ns ticks from 0001-01-01.
/// Values outside the calendar map onto <see cref="TemporalValues"/>.
/// </summary>
internal static class PostgreSqlTime
{
    public const long TicksPerMicrosecond = 10;

    /// <summary>Days from 0001-01-01 to 2000-01-01.</summary>
    public const int EpochDays = 730_119;

    public const long MicrosecondsPerDay = 86_400_000_000;

    public const long EpochMicroseconds = EpochDays * MicrosecondsPerDay;

    /// <summary>The day of a date on the wire.</summary>
    public static long ToDays(int wire) => wire switch
    {
        int.MinValue => TemporalValues.NegativeInfinity,
        int.MaxValue => TemporalValues.PositiveInfinity,
        _ => (long)wire + EpochDays,
    };

    /// <summary>The ticks of a timestamp on the wire.</summary>
    /// <returns>False when it lies so far from today (some 29 000 years) that ticks cannot hold it.</returns>
    public static bool TryToTicks(long wire, out long ticks)
    {
        ticks = wire == long.MinValue ? TemporalValues.NegativeInfinity : TemporalValues.PositiveInfinity;
        if (wire is long.MinValue or long.MaxValue)
        {
            return true;
        }

        var microseconds = (Int128)wire + EpochMicroseconds;
        var exact = microseconds * TicksPerMicrosecond;
        ticks = (long)exact;
        return ticks == exact && !TemporalValues.IsSpecial(ticks);
    }

    /// <summary>The wire form of a day; MySQL's zero date, which comes before all others, is the infinity that does so here.</summary>
    /// <returns>False for days beyond PostgreSQL's calendar.</returns>
    public static bool TryFromDays(long days, out int wire)
    {
        wire = days == TemporalValues.PositiveInfinity ? int.MaxValue : int.MinValue;
        if (TemporalValues.IsSpecial(days))
        {
            return true;
        }

        var exact = (Int128)days - EpochDays;
        wire = (int)exact;
        return wire == exact && wire is not (int.MinValue or int.MaxValue);
    }

    /// <summary>The wire form of ticks, rounded to the microsecond; the zero date as in <see cref="TryFromDays"/>.</summary>
    public static long FromTicks(long ticks) => ticks == TemporalValues.PositiveInfinity ? long.MaxValue
        : TemporalValues.IsSpecial(ticks) ? long.MinValue
        : ToMicroseconds(ticks) - EpochMicroseconds;

    /// <summary>Ticks as microseconds, the half rounded up.</summary>
    public static long ToMicroseconds(long ticks)
    {
        var (quotient, remainder) = Math.DivRem(ticks, TicksPerMicrosecond);
        return remainder >= 5 ? quotient + 1 : remainder < -5 ? quotient - 1 : quotient;
    }
}
