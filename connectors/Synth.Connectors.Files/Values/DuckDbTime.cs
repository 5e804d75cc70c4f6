using Synth.Data;

namespace Synth.Connectors.Files.Values;

/// <summary>
/// Dates and times between a batch's counts (days and ticks since year 1) and DuckDB's (since 1970). Infinities are kept.
/// </summary>
internal static class DuckDbTime
{
    private const int EpochDays = 719_162;
    private const long EpochTicks = EpochDays * TimeSpan.TicksPerDay;
    private const long TicksPerMicrosecond = 10;
    private const long NanosecondsPerTick = 100;

    public static bool TryToDate(long days, out int stored)
    {
        stored = days == TemporalValues.PositiveInfinity ? int.MaxValue
            : days == TemporalValues.NegativeInfinity ? -int.MaxValue
            : (int)(days - EpochDays);
        return days != TemporalValues.ZeroDate;
    }

    public static long FromDate(int stored) => stored switch
    {
        int.MaxValue => TemporalValues.PositiveInfinity,
        -int.MaxValue => TemporalValues.NegativeInfinity,
        _ => stored + (long)EpochDays,
    };

    /// <summary>False for spans of more than a day and for fractions of a microsecond.</summary>
    public static bool TryToTime(long ticks, out long stored)
    {
        stored = ticks / TicksPerMicrosecond;
        return ticks is >= 0 and <= TimeSpan.TicksPerDay && ticks % TicksPerMicrosecond == 0;
    }

    public static long FromTime(long stored) => stored * TicksPerMicrosecond;

    /// <summary>False for the zero date and for fractions of a microsecond.</summary>
    public static bool TryToMicroseconds(long ticks, out long stored)
    {
        stored = ticks == TemporalValues.PositiveInfinity ? long.MaxValue
            : ticks == TemporalValues.NegativeInfinity ? -long.MaxValue
            : (ticks - EpochTicks) / TicksPerMicrosecond;
        return TemporalValues.IsSpecial(ticks) ? ticks != TemporalValues.ZeroDate : ticks % TicksPerMicrosecond == 0;
    }

    public static long FromMicroseconds(long stored) => FromCount(stored, stored * TicksPerMicrosecond);

    /// <summary>False for the zero date and outside the years 1677 to 2262.</summary>
    public static bool TryToNanoseconds(long ticks, out long stored)
    {
        stored = ticks == TemporalValues.PositiveInfinity ? long.MaxValue : -long.MaxValue;
        if (TemporalValues.IsSpecial(ticks))
        {
            return ticks != TemporalValues.ZeroDate;
        }

        var sinceEpoch = ticks - EpochTicks;
        var fits = Math.Abs(sinceEpoch) < long.MaxValue / NanosecondsPerTick;
        stored = fits ? sinceEpoch * NanosecondsPerTick : 0;
        return fits;
    }

    /// <summary>Fractions of 100 ns, which no value of ours has, are cut.</summary>
    public static long FromNanoseconds(long stored) => FromCount(stored, stored / NanosecondsPerTick);

    private static long FromCount(long stored, long ticks) => stored switch
    {
        long.MaxValue => TemporalValues.PositiveInfinity,
        -long.MaxValue => TemporalValues.NegativeInfinity,
        _ => ticks + EpochTicks,
    };
}
