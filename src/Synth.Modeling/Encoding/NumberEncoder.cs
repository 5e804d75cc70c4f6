using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Codes numbers, dates and times: frequent values have a code each, the rest share ranges of about equal numbers of rows.
/// Within a range values are drawn on the column's grid, beyond the k-th extreme from an exponential tail (Pickands 1975).
/// </summary>
/// <param name="Name">The column, and which part of it.</param>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Bins">The codes from 1 on, ascending.</param>
/// <param name="Specials">The codes after them: values that are no ordinary number.</param>
/// <param name="Grid">The grid within ranges.</param>
/// <param name="LowTail">Mean distance below the first range's <see cref="NumberBin.Low"/> of the values beyond it, in units; 0 for no
/// tail.</param>
/// <param name="HighTail">The same above the last range.</param>
/// <param name="TailShare">The share of the draws of an outermost range that go to its tail.</param>
/// <param name="Floor">The smallest value a tail may reach, in units.</param>
/// <param name="Ceiling">The largest value a tail may reach, in units.</param>
/// <param name="WeekdayWeights">For days: the relative frequency of each day of the week, Monday first; empty when even or not
/// days.</param>
internal sealed record NumberEncoder(
    string Name,
    NumberUnits Units,
    NumberBin[] Bins,
    SpecialNumber[] Specials,
    NumberGrid Grid,
    double LowTail,
    double HighTail,
    double TailShare,
    long Floor,
    long Ceiling,
    double[] WeekdayWeights) : ColumnEncoder
{
    private const int WeekdayProposals = 32;
    private const double TailsReached = 3;

    /// <summary>
    /// As far as values that are counted from others may lead: what its own tail exceeds once in twenty times.
    /// </summary>
    public long Reach => (long)Math.Min(Ceiling, Bins[^1].High + (TailsReached * HighTail));

    /// <inheritdoc/>
    public override long? LastReachedDay => Reach;

    /// <summary>The same below.</summary>
    public long LeastReach => (long)Math.Max(Floor, Bins[0].Low - (TailsReached * LowTail));

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [new Variable(Name, 1 + Bins.Length + Specials.Length, FeatureKind.Ordinal)];

    /// <summary>Whether each code stands for one value.</summary>
    public bool HasSingleBins => Array.TrueForAll(Bins, bin => bin.IsSingle);

    /// <summary>The encoder with nothing beyond limits, within which are all values of the source.</summary>
    public NumberEncoder Within(NumberLimits limits) => this with
    {
        Bins = Array.ConvertAll(
            Bins, bin => new NumberBin(Math.Clamp(bin.Low, limits.Least, limits.Most), Math.Clamp(bin.High, limits.Least, limits.Most))),
        Floor = limits.Least,
        Ceiling = limits.Most,
    };

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var codes = new byte[source.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            if (!source.IsNull(row))
            {
                codes[row] = Units.TryRead(source, row, out var units, out var special) ? CodeOf(units) : CodeOf(special);
            }
        }

        return [codes];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var bin = codes[0][row] - 1;
        if (bin >= Bins.Length)
        {
            NumberUnits.AppendSpecial(target, Specials[bin - Bins.Length]);
        }
        else
        {
            Units.Append(target, Draw(bin, draw));
        }
    }

    /// <summary>The code of a number of units: of the bin it is in, or of the nearest one.</summary>
    public byte CodeOf(long units)
    {
        var low = 0;
        var high = Bins.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Bins[middle].Low <= units ? (middle, high) : (low, middle - 1);
        }

        var next = low + 1;
        return units > Bins[low].High && next < Bins.Length && Bins[next].Low - (Int128)units < units - (Int128)Bins[low].High
            ? (byte)(next + 1)
            : (byte)(low + 1);
    }

    /// <summary>A number of units behind a bin, from 0.</summary>
    public long Draw(int bin, CellDraw draw)
    {
        var range = Bins[bin];
        if (range.IsSingle)
        {
            return range.Low;
        }

        var tail = (bin == 0 && LowTail > 0) || (bin == Bins.Length - 1 && HighTail > 0) ? draw.Uniform(0) : 1;
        if (tail < TailShare)
        {
            return DrawTail(bin, draw);
        }

        return WeekdayWeights.Length > 0 ? DrawDay(range, draw) : Grid.Draw(range.Low, range.High, draw, 1);
    }

    private byte CodeOf(SpecialNumber special) => (byte)(1 + Bins.Length + Math.Max(0, Array.IndexOf(Specials, special)));

    private long DrawTail(int bin, CellDraw draw)
    {
        var below = bin == 0 && (LowTail > 0) && (Bins.Length > 1 || HighTail == 0 || draw.Uniform(3) < 0.5);
        var distance = -Math.Log(1 - draw.Uniform(4)) * (below ? LowTail : HighTail) / Grid.Step;
        var away = (Int128)Math.Min(1 + distance, 1e18) * Grid.Step;
        var value = below
            ? (long)Int128.Max(Floor, Grid.AtOrAbove(Bins[0].Low) - away)
            : (long)Int128.Min(Ceiling, Grid.AtOrBelow(Bins[^1].High) + away);
        return WeekdayWeights.Length > 0 ? NearestUsedDay(value, below ? -1 : 1) : value;
    }

    // A day of the week that the source never has: some day further out, or further in where the calendar ends.
    private long NearestUsedDay(long day, int direction)
    {
        for (var i = 0; i < 7; i++)
        {
            var candidate = day + (i * direction);
            candidate = candidate < Floor || candidate > Ceiling ? day - (i * direction) : candidate;
            if (WeekdayWeights[Weekday(candidate)] > 0)
            {
                return candidate;
            }
        }

        return day;
    }

    // Rejection (von Neumann 1951): a proposed day is taken with the probability of its weekday relative to the commonest one.
    private long DrawDay(NumberBin range, CellDraw draw)
    {
        var most = WeekdayWeights.Max();
        var day = range.Low;
        for (var i = 0; i < WeekdayProposals; i++)
        {
            day = Grid.Draw(range.Low, range.High, draw, 5 + (3 * i));
            if (draw.Uniform(7 + (3 * i)) * most < WeekdayWeights[Weekday(day)])
            {
                break;
            }
        }

        return day;
    }

    // Day 0 of the calendar, 0001-01-01, is a Monday.
    private static int Weekday(long day) => (int)(((day % 7) + 7) % 7);
}
