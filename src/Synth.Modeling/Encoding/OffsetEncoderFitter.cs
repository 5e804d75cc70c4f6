using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Decides whether a date or timestamp is better told from another one, and from which.</summary>
internal static class OffsetEncoderFitter
{
    private const int FewestRows = 8;

    /// <summary>Distances are worth it when they spread less than this share of the values themselves, ordered or not.</summary>
    private const double NarrowSpread = 0.3;

    /// <summary>Where one hardly ever precedes the other, distances may spread this much.</summary>
    private const double OrderedSpread = 1.1;

    /// <summary>The largest share of values before what they are counted from that is hardly ever; they come again at their rate.</summary>
    private const double MostBefore = 0.02;

    /// <summary>Where distances spread as the values do, what they are counted from must have so many different days.</summary>
    private const int FewestBaseDays = 10;

    /// <summary>Days that keep to a season do not where they are counted by distances that spread over more days than this.</summary>
    private const int MostSeasonalSpread = 31;

    /// <summary>Fits the best offset, or returns null when there is none worth it.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">Its type: a date or a timestamp.</param>
    /// <param name="column">Its values.</param>
    /// <param name="candidates">What it may be counted from, with its values per row.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <returns>The encoder, and the base's values per row.</returns>
    public static (OffsetEncoder Encoder, long?[] Bases)? Fit(
        string name, ColumnType type, ColumnVector column,
        IEnumerable<(OffsetBase Base, long?[] Values)> candidates, EncodingContext context)
    {
        var isTimestamp = type is TimestampType;
        var values = ((FixedVector<long>)column).Values.ToArray();
        var end = OpenEnds.Find((FixedVector<long>)column, isTimestamp, context.Families, context.MinFamilies);
        var days = new long?[column.Count];
        var clocks = new long?[column.Count];
        for (var row = 0; row < days.Length; row++)
        {
            if (!column.IsNull(row) && values[row] != end)
            {
                if (TemporalValues.IsSpecial(values[row]))
                {
                    return null;
                }

                (days[row], clocks[row]) = OffsetEncoder.Split(values[row], isTimestamp);
            }
        }

        var known = days.Where(day => day is not null).Select(day => day!.Value).Order().ToArray();
        // A column that is always the same day follows from nothing.
        if (known.Length < FewestRows || known[0] == known[^1])
        {
            return null;
        }

        var most = Seasons.Are([.. known.Distinct()]) ? MostSeasonalSpread / Math.Max(1, Spread(known)) : double.PositiveInfinity;
        var best = candidates
            .Select(candidate =>
                (candidate.Base, candidate.Values, Spread: Measure(days, values, candidate.Base, candidate.Values, known, isTimestamp)))
            .Where(candidate => candidate.Spread is { } found
                && found.Spread < Math.Min(
                    most, found.Before <= MostBefore && HasDays(candidate.Values, candidate.Base) ? OrderedSpread : NarrowSpread))
            .OrderBy(candidate => candidate.Spread!.Value.Before is 0 or 1 ? 0 : 1)
            .ThenBy(candidate => candidate.Spread!.Value.Spread)
            .Select(candidate => (candidate.Base, candidate.Values, IsOrdered: candidate.Spread!.Value.Before == 0))
            .FirstOrDefault();
        if (best.Base is null)
        {
            return null;
        }

        var calendar = NumberEncoderFitter.Fit(
            name, NumberUnits.Whole, NumberLimits.Days, days, [], context, isDays: true, isClock: false);
        var near = best.Values.Select((start, row) => days[row] is null ? null : values[row] - start).ToArray();
        SpecialNumber[] open = end is null ? [] : [SpecialNumber.OpenEnd];
        if (type is TimestampType precise && best.Base.IsTimestamp && ShortTimes.Are(near, clocks))
        {
            var ticks = ShortTimes.Fit($"{name}, from {best.Base.Column}", near, precise.FractionalDigits, context) with
            {
                Specials = open,
            };
            var step = ShortTimes.StepOf(clocks, precise.FractionalDigits);
            return (
                new OffsetEncoder(best.Base, ticks, null, 0, true, best.IsOrdered, known[known.Length / 2], [])
                {
                    TickStep = step,
                    LastDay = calendar.Reach,
                    OpenEnd = end,
                },
                best.Values);
        }

        var units = NumberUnits.Whole;
        var distances = days.Zip(best.Values, (day, start) => day - DayOf(start, best.Base)).ToArray();
        var times = clocks.Where(clock => clock is not null).Distinct().ToArray();
        return (
            new OffsetEncoder(
                best.Base,
                NumberEncoderFitter.Fit($"{name}, days from {best.Base.Column}", units,
                    NumberLimits.DayDistances, distances, open, context, isDays: false, isClock: false),
                type is TimestampType stamp && times.Length > 1
                    ? NumberEncoderFitter.Fit($"{name}, time of day", units,
                        NumberLimits.Clock(stamp.FractionalDigits), clocks, [], context, isDays: false, isClock: true)
                    : null,
                times.Length == 1 ? times[0]!.Value : 0,
                isTimestamp,
                best.IsOrdered,
                known[known.Length / 2],
                calendar.WeekdayWeights)
            {
                LastDay = calendar.Reach,
                OpenEnd = end,
            },
            best.Values);
    }

    // The spread of the distances relative to that of the days, and the share of negative ones; null when rows lack the base.
    private static (double Spread, double Before)? Measure(
        long?[] days, long[] values, OffsetBase candidate, long?[] bases, long[] sortedDays, bool isTimestamp)
    {
        var distances = new List<long>(sortedDays.Length);
        var before = 0;
        for (var row = 0; row < days.Length; row++)
        {
            if (days[row] is not { } day)
            {
                continue;
            }

            if (bases[row] is not { } start || TemporalValues.IsSpecial(start))
            {
                return null;
            }

            var (baseDay, baseClock) = OffsetEncoder.Split(start, candidate.IsTimestamp);
            distances.Add(day - baseDay);
            before += day < baseDay || (day == baseDay && isTimestamp && OffsetEncoder.Split(values[row], true).Clock < baseClock) ? 1 : 0;
        }

        distances.Sort();
        var spread = Spread(distances) / Math.Max(1, Spread(sortedDays));
        return (spread, before / (double)distances.Count);
    }

    private static bool HasDays(long?[] bases, OffsetBase from) =>
        bases.Select(start => DayOf(start, from)).Distinct().Take(FewestBaseDays).Count() == FewestBaseDays;

    private static double Spread(IReadOnlyList<long> sorted) => sorted[sorted.Count * 9 / 10] - (double)sorted[sorted.Count / 10];

    /// <summary>The day of a base; null where it is missing.</summary>
    public static long? DayOf(long? value, OffsetBase from) => value is { } known ? OffsetEncoder.Split(known, from.IsTimestamp).Day : null;
}
