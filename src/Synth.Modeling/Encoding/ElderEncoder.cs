using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Codes a number, date or timestamp by its distance from the elder siblings' values, so that what is nearly constant in a family, or
/// grows from sibling to sibling, is so in every family that is made. The first sibling with a value has no distance; the code of the
/// value itself is drawn for it, and follows for the others.
/// </summary>
/// <param name="Base">From what values are counted.</param>
/// <param name="Step">The codes of the distance, in units of the value; for timestamps in days.</param>
/// <param name="Value">The codes of the value itself; for timestamps of its day.</param>
/// <param name="Clock">For timestamps the codes of the time of day; null when all are at the same time, and for others.</param>
/// <param name="ConstantClock">That time, in ticks.</param>
/// <param name="IsTimestamp">Whether the column holds ticks.</param>
internal sealed record ElderEncoder(
    ElderBase Base, NumberEncoder Step, NumberEncoder Value, NumberEncoder? Clock, long ConstantClock, bool IsTimestamp) : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables =>
        Clock is null ? [.. Step.Variables, .. Value.Variables] : [.. Step.Variables, .. Value.Variables, .. Clock.Variables];

    /// <summary>
    /// The parent's date or timestamp from which values are counted: then all others here are distances from it. Null where values
    /// are counted from nothing.
    /// </summary>
    public OffsetBase? Origin { get; init; }

    /// <summary>
    /// The step of which all times are multiples, in ticks, where distances are counted in ticks; 0 where they are in days or units.
    /// </summary>
    public long TickStep { get; init; }

    /// <summary>The middle of the source's days, for rows whose origin is missing.</summary>
    public long TypicalDay { get; init; }

    /// <summary>Whether no value is larger than all of the elder siblings': nobody does more laps than the winner.</summary>
    public bool HasLeader { get; init; }

    /// <summary>Whether the time of day follows from the distance too, so that it is drawn together with the value.</summary>
    public bool SettlesClock => TickStep > 0 && Clock is not null;

    /// <summary>The smallest value that may be reached from an elder one.</summary>
    public long Least => SettlesClock ? FirstDay * TimeSpan.TicksPerDay : FirstDay;

    /// <summary>The largest value that may be reached from an elder one.</summary>
    public long Most => SettlesClock ? ((LastDay + 1) * TimeSpan.TicksPerDay) - 1 : LastDay;

    /// <summary>The last day that is reached where values are counted from <see cref="Origin"/>.</summary>
    public long LatestDay { get; init; } = NumberLimits.Days.Most;

    /// <inheritdoc/>
    public override long? LastReachedDay => Origin is null ? Value.Reach : LatestDay;

    private long FirstDay => Value.LeastReach;

    private long LastDay => Value.Reach;

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) => throw new InvalidOperationException("Siblings are coded together.");

    /// <summary>Codes values that stand together by parent: 0 where null, and 0 as the distance of those without an elder one.</summary>
    /// <param name="values">Units per row; null where there is none.</param>
    /// <param name="clocks">Times of day per row; null where there is none.</param>
    /// <param name="parents">The parent of each row.</param>
    public byte[][] Encode(long?[] values, long?[] clocks, int[] parents)
    {
        var steps = new byte[values.Length];
        var codes = new byte[values.Length];
        var elders = new ElderValues(parents);
        for (var row = 0; row < codes.Length; row++)
        {
            elders.Pass(row);
            if (values[row] is { } value)
            {
                steps[row] = elders.BaseOf(row, Base) is { } start ? Step.CodeOf(value - start) : (byte)0;
                codes[row] = CodeOf(value);
                elders.Add(row, value);
            }
        }

        return Clock is null
            ? [steps, codes]
            : [steps, codes, Array.ConvertAll(clocks, clock => clock is { } known ? Clock.CodeOf(known) : (byte)0)];
    }

    /// <summary>The code of a settled value, by its day where it is a time.</summary>
    public byte CodeOf(long value) => Value.CodeOf(SettlesClock ? OffsetEncoder.Split(value, isTimestamp: true).Day : value);

    /// <summary>The code of the time of day of a settled time.</summary>
    public byte ClockCodeOf(long value) => Clock!.CodeOf(OffsetEncoder.Split(value, isTimestamp: true).Clock);

    /// <summary>A value that is counted from none: what its own codes say.</summary>
    /// <param name="code">The code of the value, or of its day.</param>
    /// <param name="clock">The code of its time of day; 0 unless that is settled too.</param>
    /// <param name="draw">The row's random bits.</param>
    public long DrawFirst(byte code, byte clock, CellDraw draw)
    {
        var value = Value.Draw(code - 1, draw);
        if (!SettlesClock)
        {
            return value;
        }

        var time = Clock!.Draw(clock - 1, draw with { Stream = draw.Stream.Derive("clock") });
        return ShortTimes.AtOrAfter(((Int128)value * TimeSpan.TicksPerDay) + time, TickStep);
    }

    /// <summary>Whether a value is taken: days with the probability of their weekday relative to the commonest one.</summary>
    /// <param name="value">The value, or the day of a timestamp.</param>
    /// <param name="chance">A uniform number in [0, 1).</param>
    public bool Accepts(long value, double chance) =>
        Value.WeekdayWeights.Length == 0 || chance * Value.WeekdayWeights.Max() < Value.WeekdayWeights[(int)(((value % 7) + 7) % 7)];

    /// <summary>How far a row may be from its origin, in the unit of its distances, to lie on <see cref="LatestDay"/> at most.</summary>
    /// <param name="start">What <see cref="Origin"/> holds, in its own units.</param>
    public long RoomFrom(long start)
    {
        var (day, clock) = OffsetEncoder.Split(start, Origin!.IsTimestamp);
        return TickStep > 0 ? ((LatestDay + 1 - day) * TimeSpan.TicksPerDay) - clock - 1 : LatestDay - day;
    }

    /// <summary>Appends a value as if it had no elder one: what its own code says.</summary>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) =>
        Append(DrawFirst(codes[1][row], SettlesClock ? codes[2][row] : (byte)0, draw), codes, row, draw, null, target);

    /// <summary>Appends a value that is settled.</summary>
    /// <param name="units">The value, or the day of a timestamp.</param>
    /// <param name="codes">Codes, shape [variables][rows].</param>
    /// <param name="row">The row.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="origin">What <see cref="Origin"/> holds for the row, in its own units; null when it holds nothing.</param>
    /// <param name="target">The vector to append to.</param>
    public void Append(long units, byte[][] codes, int row, CellDraw draw, long? origin, ColumnVector target)
    {
        if (Origin is not null)
        {
            AppendDistance(units, codes, row, draw, origin, (FixedVector<long>)target);
            return;
        }

        if (SettlesClock)
        {
            Value.Units.Append(target, units);
            return;
        }

        if (!IsTimestamp)
        {
            Value.Units.Append(target, units);
            return;
        }

        Value.Units.Append(target, (units * TimeSpan.TicksPerDay) + Math.Clamp(ClockOf(codes, row, draw), 0, TimeSpan.TicksPerDay - 1));
    }

    // A row whose origin is missing is counted from the middle of the source's days.
    private void AppendDistance(long distance, byte[][] codes, int row, CellDraw draw, long? origin, FixedVector<long> target)
    {
        var start = origin is { } known && !TemporalValues.IsSpecial(known) ? known
            : Origin!.IsTimestamp ? TypicalDay * TimeSpan.TicksPerDay : TypicalDay;
        if (TickStep > 0)
        {
            var ticks = Origin!.IsTimestamp ? start : start * TimeSpan.TicksPerDay;
            target.Append(ShortTimes.AtOrAfter((Int128)ticks + distance, TickStep));
            return;
        }

        var day = Math.Clamp(OffsetEncoder.Split(start, Origin!.IsTimestamp).Day + distance, 0, NumberLimits.Days.Most);
        target.Append(IsTimestamp
            ? (day * TimeSpan.TicksPerDay) + Math.Clamp(ClockOf(codes, row, draw), 0, TimeSpan.TicksPerDay - 1)
            : day);
    }

    private long ClockOf(byte[][] codes, int row, CellDraw draw) =>
        Clock is null ? ConstantClock : Clock.Draw(codes[2][row] - 1, draw with { Stream = draw.Stream.Derive("clock") });
}
