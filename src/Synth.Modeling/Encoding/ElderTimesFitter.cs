using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fits dates and timestamps that are counted from elder siblings: in ticks where they follow each other closely, else in days.
/// </summary>
internal static class ElderTimesFitter
{
    /// <summary>Fits timestamps of which the first sibling's is drawn by itself.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="column">Its values.</param>
    /// <param name="parts">Their days and times of day; null where missing. Shape [rows].</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    /// <param name="from">From what values are counted.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static (ElderEncoder Encoder, byte[][] Codes) Fit(
        string name,
        TimestampType type,
        FixedVector<long> column,
        (long?[] Days, long?[] Clocks) parts,
        int[] parents,
        ElderBase from,
        EncodingContext context)
    {
        var times = TimesOf(column);
        var known = parts.Clocks.Where(clock => clock is not null).Distinct().ToArray();
        var isShort = ShortTimes.Are(ElderEncoderFitter.Distances(times, parents, from), parts.Clocks);
        var values = isShort ? times : parts.Days;
        var digits = type.FractionalDigits;
        var encoder = new ElderEncoder(
            from,
            FitDistances($"{name}, from elder siblings", ElderEncoderFitter.Distances(values, parents, from), isShort, digits, context),
            NumberEncoderFitter.Fit(name, NumberUnits.Whole, NumberLimits.Days, parts.Days, [], context, isDays: true, isClock: false),
            known.Length > 1
                ? NumberEncoderFitter.Fit(
                    $"{name}, time of day", NumberUnits.Whole, NumberLimits.Clock(digits), parts.Clocks, [], context, false, isClock: true)
                : null,
            known.Length == 1 ? known[0]!.Value : 0,
            IsTimestamp: true)
        {
            TickStep = isShort ? ShortTimes.StepOf(parts.Clocks, digits) : 0,
        };
        return (encoder, encoder.Encode(values, parts.Clocks, parents));
    }

    /// <summary>
    /// Fits values that are counted from the parent's, where siblings are sorted: the first one's from the parent, the others' from the one
    /// before. Null where that is not worth it, or where days have habits, such as those of the week, that a distance does not tell.
    /// </summary>
    /// <param name="counted">How they are counted from the parent alone.</param>
    /// <param name="bases">What they are counted from. Shape [rows].</param>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static (ElderEncoder Encoder, byte[][] Codes)? FitFrom(
        OffsetEncoder counted, long?[] bases, Column column, ColumnVector vector, int[] parents, EncodingContext context)
    {
        if (!counted.Base.FromParent || counted.OpenEnd is not null
            || ElderEncoderFitter.Read(vector, counted.IsTimestamp) is not var (_, days, clocks))
        {
            return null;
        }

        var times = TimesOf((FixedVector<long>)vector);
        var isShort = counted.IsTimestamp && (counted.TickStep > 0
            || ShortTimes.Are(ElderEncoderFitter.Distances(times, parents, ElderBase.Previous), clocks));
        if (!isShort && counted.WeekdayWeights.Length > 0)
        {
            return null;
        }

        var values = isShort
            ? times.Zip(bases, (time, start) => time - (start * (counted.Base.IsTimestamp ? 1 : TimeSpan.TicksPerDay))).ToArray()
            : days.Zip(bases, (day, start) => day - OffsetEncoderFitter.DayOf(start, counted.Base)).ToArray();
        var distances = ElderEncoderFitter.Distances(values, parents, ElderBase.Previous);
        if (!ElderEncoderFitter.AreSorted(values, parents) || !ElderComparison.IsNearer(values, distances, parents, ElderBase.Previous))
        {
            return null;
        }

        var digits = (column.Type as TimestampType)?.FractionalDigits ?? 0;
        var encoder = new ElderEncoder(
            ElderBase.Previous,
            FitDistances($"{column.Name}, from elder siblings", distances, isShort, digits, context),
            FitDistances($"{column.Name}, from {counted.Base.Column}", values, isShort, digits, context),
            isShort ? null : counted.Clock,
            counted.ConstantClock,
            counted.IsTimestamp)
        {
            Origin = counted.Base,
            TickStep = isShort ? ShortTimes.StepOf(clocks, digits) : 0,
            TypicalDay = counted.TypicalDay,
            LatestDay = counted.LastDay,
        };
        return (encoder, encoder.Encode(values, clocks, parents));
    }

    private static NumberEncoder FitDistances(
        string name, long?[] distances, bool isShort, int fractionalDigits, EncodingContext context) => isShort
        ? ShortTimes.Fit(name, distances, fractionalDigits, context)
        : NumberEncoderFitter.Fit(
            name, NumberUnits.Whole, NumberLimits.DayDistances, distances, [], context, isDays: false, isClock: false);

    private static long?[] TimesOf(FixedVector<long> column) =>
        [.. Enumerable.Range(0, column.Count).Select(row => column.IsNull(row) ? null : (long?)column.Values[row])];
}
