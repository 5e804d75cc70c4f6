using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Codes timestamps as a day and a time of day, each with its own structure: weekdays here, full hours there.</summary>
/// <param name="Day">The day, in days since 0001-01-01.</param>
/// <param name="Clock">The time of day, in ticks since midnight; null when every value is at the same time.</param>
/// <param name="ConstantClock">That time, in ticks.</param>
internal sealed record TimestampEncoder(NumberEncoder Day, NumberEncoder? Clock, long ConstantClock) : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => Clock is null ? Day.Variables : [.. Day.Variables, .. Clock.Variables];

    /// <inheritdoc/>
    public override long? LastReachedDay => Day.Reach;

    /// <summary>Finds the codes of a column of timestamps.</summary>
    public static TimestampEncoder Fit(string name, TimestampType type, ColumnVector column, EncodingContext context)
    {
        var units = NumberUnits.Whole;
        var days = new long?[column.Count];
        var clocks = new long?[column.Count];
        var specials = new SortedSet<SpecialNumber>();
        for (var row = 0; row < days.Length; row++)
        {
            if (column.IsNull(row))
            {
                continue;
            }

            if (units.TryRead(column, row, out var ticks, out var special))
            {
                (days[row], clocks[row]) = Split(ticks);
            }
            else
            {
                specials.Add(special);
            }
        }

        var times = clocks.Where(clock => clock is not null).Distinct().ToArray();
        return new TimestampEncoder(
            NumberEncoderFitter.Fit(name, units, NumberLimits.Days, days, specials, context, isDays: true, isClock: false),
            times.Length > 1 ? NumberEncoderFitter.Fit($"{name}, time of day", units,
                NumberLimits.Clock(type.FractionalDigits), clocks, [], context, isDays: false, isClock: true) : null,
            times.Length == 1 ? times[0]!.Value : 0);
    }

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var days = new byte[source.Count];
        var clocks = new byte[source.Count];
        for (var row = 0; row < days.Length; row++)
        {
            if (source.IsNull(row))
            {
                continue;
            }

            if (Day.Units.TryRead(source, row, out var ticks, out var special))
            {
                var (day, clock) = Split(ticks);
                days[row] = Day.CodeOf(day);
                clocks[row] = Clock?.CodeOf(clock) ?? 0;
            }
            else
            {
                days[row] = (byte)(1 + Day.Bins.Length + Array.IndexOf(Day.Specials, special));
                clocks[row] = 1;
            }
        }

        return Clock is null ? [days] : [days, clocks];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var bin = codes[0][row] - 1;
        if (bin >= Day.Bins.Length)
        {
            NumberUnits.AppendSpecial(target, Day.Specials[bin - Day.Bins.Length]);
            return;
        }

        var clock = Clock is null
            ? ConstantClock
            : Clock.Draw(codes[1][row] - 1, draw with { Stream = draw.Stream.Derive("clock") });
        var day = Day.Draw(bin, draw);
        Day.Units.Append(target, (day * TimeSpan.TicksPerDay) + Math.Clamp(clock, 0, TimeSpan.TicksPerDay - 1));
    }

    private static (long Day, long Clock) Split(long ticks)
    {
        var day = Math.DivRem(ticks, TimeSpan.TicksPerDay, out var clock);
        return clock < 0 ? (day - 1, clock + TimeSpan.TicksPerDay) : (day, clock);
    }
}
