namespace Synth.Modeling;

/// <summary>
/// Recognises timestamps that follow each other closely, as the events of one visit do: these are told apart by ticks. What lies days
/// apart is told by the day and the time of day, which have habits of their own.
/// </summary>
internal static class ShortTimes
{
    /// <summary>Whether most distances are shorter than a day, and times of day differ at all.</summary>
    /// <param name="distances">Distances in ticks, null where there is none.</param>
    /// <param name="clocks">Times of day in ticks; null where there is none.</param>
    public static bool Are(IEnumerable<long?> distances, long?[] clocks)
    {
        var (shorter, longer) = (0, 0);
        foreach (var distance in distances)
        {
            if (distance is { } known)
            {
                var isShort = Math.Abs((double)known) < TimeSpan.TicksPerDay;
                shorter += isShort ? 1 : 0;
                longer += isShort ? 0 : 1;
            }
        }

        return shorter > longer && clocks.Where(clock => clock is not null).Distinct().Take(2).Count() > 1;
    }

    /// <summary>The coarsest step, in ticks, of which all times of day are multiples.</summary>
    /// <param name="clocks">Times of day in ticks; null where there is none.</param>
    /// <param name="fractionalDigits">Digits of the second's fraction that the column keeps.</param>
    public static long StepOf(IEnumerable<long?> clocks, int fractionalDigits)
    {
        var finest = NumberLimits.Clock(fractionalDigits).Step;
        var step = 0L;
        foreach (var clock in clocks)
        {
            for (var rest = clock ?? 0; rest != 0;)
            {
                (step, rest) = (rest, step % rest);
            }
        }

        return step == 0 ? finest : Math.Max(finest, step);
    }

    /// <summary>The first multiple of a step that is not before a time, within the calendar.</summary>
    /// <param name="ticks">The time, in ticks.</param>
    /// <param name="step">The step, in ticks, a divisor of a day.</param>
    public static long AtOrAfter(Int128 ticks, long step)
    {
        var latest = DateTime.MaxValue.Ticks / step * step;
        var rest = (long)(((ticks % step) + step) % step);
        return (long)Int128.Clamp(rest == 0 ? ticks : ticks + step - rest, 0, latest);
    }

    /// <summary>The codes of distances between such times.</summary>
    /// <param name="name">The variable, for people.</param>
    /// <param name="distances">The distances in ticks; null where there is none. Shape [rows].</param>
    /// <param name="fractionalDigits">Digits of the second's fraction that the column keeps.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static NumberEncoder Fit(string name, long?[] distances, int fractionalDigits, EncodingContext context)
    {
        var reach = NumberLimits.Clock(fractionalDigits) with { Least = -DateTime.MaxValue.Ticks, Most = DateTime.MaxValue.Ticks };
        return NumberEncoderFitter.Fit(name, NumberUnits.Whole, reach, distances, [], context, isDays: false, isClock: true);
    }
}
