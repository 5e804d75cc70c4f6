using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Codes a date or timestamp as its distance from another one, in days or, where times are near each other, in ticks, so that what comes
/// later in the source comes later in every row that is made.
/// </summary>
/// <param name="Base">What it is counted from.</param>
/// <param name="Days">The codes of the distance, in days unless <see cref="TickStep"/> is positive.</param>
/// <param name="Clock">
/// For timestamps the codes of the time of day; null when every value is at the same time, for dates, and for ticks.
/// </param>
/// <param name="ConstantClock">That time, in ticks.</param>
/// <param name="IsTimestamp">Whether the column holds ticks rather than days.</param>
/// <param name="IsOrdered">Whether no value lies before its base.</param>
/// <param name="TypicalDay">The middle of the source's days, for rows whose base is missing.</param>
/// <param name="WeekdayWeights">The relative frequency of each day of the week, Monday first; empty when even.</param>
internal sealed record OffsetEncoder(
    OffsetBase Base,
    NumberEncoder Days,
    NumberEncoder? Clock,
    long ConstantClock,
    bool IsTimestamp,
    bool IsOrdered,
    long TypicalDay,
    double[] WeekdayWeights) : ColumnEncoder
{
    private const int WeekdayProposals = 16;

    /// <summary>
    /// The last day that is reached. Most databases end on a day, that of the extract, and what is counted from a day shortly before it
    /// does not lead beyond.
    /// </summary>
    public long LastDay { get; init; } = NumberLimits.Days.Most;

    /// <summary>
    /// The stored value that stands for "for ever", which is counted from nothing and has the last code of <see cref="Days"/>; null where
    /// there is none.
    /// </summary>
    public long? OpenEnd { get; init; }

    /// <inheritdoc/>
    public override long? LastReachedDay => LastDay;

    /// <inheritdoc/>
    public override string? CountedFrom => Base.FromParent ? null : Base.Column;

    /// <summary>
    /// The step of which all times are multiples, in ticks, where distances are counted in ticks; 0 where they are in days.
    /// </summary>
    public long TickStep { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => Clock is null ? Days.Variables : [.. Days.Variables, .. Clock.Variables];

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) =>
        throw new InvalidOperationException("An offset is coded together with its base.");

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) => Decode(codes, row, draw, null, target);

    /// <summary>Codes the values of a column: 0 where null.</summary>
    /// <param name="source">The values.</param>
    /// <param name="bases">The base of each row, in the base's own units; null where it has none.</param>
    public byte[][] Encode(ColumnVector source, long?[] bases)
    {
        var values = ((FixedVector<long>)source).Values;
        var days = new byte[source.Count];
        var clocks = new byte[source.Count];
        for (var row = 0; row < days.Length; row++)
        {
            if (!source.IsNull(row) && values[row] == OpenEnd)
            {
                (days[row], clocks[row]) = ((byte)(1 + Days.Bins.Length), 1);
            }
            else if (!source.IsNull(row) && bases[row] is { } start)
            {
                if (TickStep > 0)
                {
                    days[row] = Days.CodeOf(values[row] - start);
                    continue;
                }

                var (day, clock) = Split(values[row], IsTimestamp);
                days[row] = Days.CodeOf(day - Split(start, Base.IsTimestamp).Day);
                clocks[row] = Clock?.CodeOf(clock) ?? 0;
            }
        }

        return Clock is null ? [days] : [days, clocks];
    }

    /// <summary>Appends the value that stands behind the codes of a row.</summary>
    /// <param name="codes">Codes, shape [variables][rows].</param>
    /// <param name="row">The row.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="start">The base of the row, in the base's own units; null when it has none.</param>
    /// <param name="target">The vector to append to.</param>
    public void Decode(byte[][] codes, int row, CellDraw draw, long? start, ColumnVector target)
    {
        var values = (FixedVector<long>)target;
        if (OpenEnd is { } end && codes[0][row] > Days.Bins.Length)
        {
            values.Append(end);
            return;
        }

        if (TickStep > 0)
        {
            var from = start is { } time && !TemporalValues.IsSpecial(time) ? time : TypicalDay * TimeSpan.TicksPerDay;
            var reached = (Int128)from + Days.Draw(codes[0][row] - 1, draw);
            var left = ((LastDay + 1) * TimeSpan.TicksPerDay) - from;
            var isWithin = reached < (Int128)from + left || left <= 0;
            values.Append(ShortTimes.AtOrAfter(isWithin ? reached : (Int128)from + draw.Below(200, left), TickStep));
            return;
        }

        var (baseDay, baseClock) = start is { } known && !TemporalValues.IsSpecial(known)
            ? Split(known, Base.IsTimestamp)
            : (TypicalDay, 0);
        var day = Math.Clamp(baseDay + DrawDistance(codes[0][row] - 1, baseDay, draw), 0, NumberLimits.Days.Most);
        day = day > LastDay && LastDay > baseDay ? DrawBetween(baseDay, draw) : day;
        if (!IsTimestamp)
        {
            values.Append(day);
            return;
        }

        var clockDraw = draw with { Stream = draw.Stream.Derive("clock") };
        var clock = Math.Clamp(Clock is null ? ConstantClock : Clock.Draw(codes[1][row] - 1, clockDraw), 0, TimeSpan.TicksPerDay - 1);
        if (IsOrdered && day == baseDay && clock < baseClock)
        {
            (day, clock) = After(day, clock, baseClock, clockDraw);
        }

        values.Append((day * TimeSpan.TicksPerDay) + clock);
    }

    // On the day of the base itself some time between it and midnight, at least in full seconds; where none is left, the next day.
    private (long Day, long Clock) After(long day, long clock, long baseClock, CellDraw draw)
    {
        var first = Clock?.Grid.AtOrAbove(baseClock) ?? TimeSpan.TicksPerDay;
        if (first >= TimeSpan.TicksPerDay)
        {
            return (Math.Min(day + 1, NumberLimits.Days.Most), clock);
        }

        var step = Math.Max(Clock!.Grid.Step, TimeSpan.TicksPerSecond);
        return (day, first + (draw.Below(60, ((TimeSpan.TicksPerDay - 1 - first) / step) + 1) * step));
    }

    /// <summary>A stored date or timestamp as a day since 0001-01-01 and a time of day.</summary>
    public static (long Day, long Clock) Split(long value, bool isTimestamp)
    {
        if (!isTimestamp)
        {
            return (value, 0);
        }

        var day = Math.DivRem(value, TimeSpan.TicksPerDay, out var clock);
        return clock < 0 ? (day - 1, clock + TimeSpan.TicksPerDay) : (day, clock);
    }

    // As for days by themselves: a proposal is taken with the probability of its weekday relative to the commonest one.
    private long DrawDistance(int bin, long baseDay, CellDraw draw)
    {
        var distance = Days.Draw(bin, draw);
        for (var i = 1; i < WeekdayProposals && !Days.Bins[bin].IsSingle && !Accepts(baseDay + distance, draw.Uniform(100 + i)); i++)
        {
            distance = Days.Draw(bin, draw with { Stream = draw.Stream.Derive(i) });
        }

        return distance;
    }

    // Some day from the base to the last one.
    private long DrawBetween(long baseDay, CellDraw draw)
    {
        var day = LastDay - draw.Below(200, LastDay - baseDay + 1);
        for (var i = 1; i < WeekdayProposals && !Accepts(day, draw.Uniform(100 + i)); i++)
        {
            day = LastDay - draw.Below(200 + i, LastDay - baseDay + 1);
        }

        return day;
    }

    private bool Accepts(long day, double chance) =>
        WeekdayWeights.Length == 0 || chance * WeekdayWeights.Max() < WeekdayWeights[(int)(((day % 7) + 7) % 7)];
}
