using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds the codes of a numeric column.</summary>
internal static class NumberEncoderFitter
{
    private const int FewDistinct = 200;
    private const int MostRanges = 96;
    private const int MostAtomsAmongMany = 32;

    /// <summary>Among many values one has a code of its own only from this share of the rows on.</summary>
    private const double LeastAtomShare = 0.002;

    /// <summary>Ranges of ten rows and more grow by this part of their width at most.</summary>
    private const int JoinedShare = 10;

    private static readonly long[] DecimalSteps = [1_000_000, 100_000, 10_000, 1000, 500, 100, 50, 10, 5];
    private static readonly long[] ClockSteps =
        [.. new[] { 3600, 1800, 900, 600, 300, 60, 1 }.Select(seconds => seconds * TimeSpan.TicksPerSecond), TimeSpan.TicksPerMillisecond];

    /// <summary>Fits a column of numbers as it stands.</summary>
    public static NumberEncoder Fit(string name, ColumnType type, ColumnVector column, EncodingContext context)
    {
        var units = NumberUnits.Fit(column);
        var limits = NumberLimits.Of(type, units);
        var values = new long?[column.Count];
        var specials = new SortedSet<SpecialNumber>();
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row))
            {
                continue;
            }

            if (units.TryRead(column, row, out var value, out var special))
            {
                // Long decimals are rounded to units, the largest ones up to what the column cannot hold.
                values[row] = column is BytesVector ? Math.Clamp(value, limits.Least, limits.Most) : value;
            }
            else
            {
                specials.Add(special);
            }
        }

        return Fit(name, units, limits, values, specials, context, isDays: type is DateType, isClock: type is TimeType);
    }

    /// <summary>Fits values that are already in units.</summary>
    /// <param name="name">The column, and which part of it.</param>
    /// <param name="units">How values correspond to units.</param>
    /// <param name="limits">What the column can hold.</param>
    /// <param name="values">The values; null where there is none. Shape [rows].</param>
    /// <param name="specials">Values that are no ordinary number.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="isDays">Whether they are days of the calendar.</param>
    /// <param name="isClock">Whether they are times of a day.</param>
    /// <param name="isCount">Whether they count rows: then a value of few families may stand alone.</param>
    public static NumberEncoder Fit(
        string name,
        NumberUnits units,
        NumberLimits limits,
        long?[] values,
        IEnumerable<SpecialNumber> specials,
        EncodingContext context,
        bool isDays,
        bool isClock,
        bool isCount = false)
    {
        var sorted = values.Where(value => value is not null).Select(value => value!.Value).Distinct().Order().ToArray();
        if (sorted.Length == 0)
        {
            return new NumberEncoder(name, units, [new NumberBin(0, 0)], [.. specials],
                new NumberGrid(0, limits.Step, [], []), 0, 0, 0, 0, 0, []);
        }

        var numbers = values.Select(value => value is { } known ? Array.BinarySearch(sorted, known) : -1).ToArray();
        var (rows, families) = FamilyCounter.Count(numbers, sorted.Length, context.Families);
        var kept = Atoms(rows, families, values.Length, context.MinFamilies);
        var ranged = Array.ConvertAll([.. Enumerable.Range(0, rows.Length)], i => kept.Contains(i) ? 0 : rows[i]);
        var grid = NumberGrid.Fit(sorted, ranged, limits.Step, isDays ? [] : isClock ? ClockSteps : DecimalSteps);
        var bins = Cut(sorted, rows, kept, isDays ? Seasons.BeginningsOf(sorted) : [], values.Length, context.MinFamilies);
        if (isDays)
        {
            LoneValues.JoinEnds(bins, IsShared);
        }

        var (lowTail, low) = FitTail(sorted, rows, context.MinFamilies, fromTop: false, bins[0]);
        var (highTail, high) = FitTail(sorted, rows, context.MinFamilies, fromTop: true, bins[^1]);
        Join(bins);
        bins[0] = bins[0] with { Low = Math.Min(low, bins[0].High) };
        bins[^1] = bins[^1] with { High = Math.Max(high, bins[^1].Low) };
        var within = limits.Including(sorted[0], sorted[^1]);
        var outermost = Math.Max(1.0, rows.Sum() / (double)bins.Count);
        var floor = grid.AtOrAbove(sorted[0] < 0 ? within.Least : Math.Max(within.Least, Math.Min(sorted[0], 1)));
        var ceiling = grid.AtOrBelow(sorted[^1] > 0 ? within.Most : Math.Min(within.Most, 0));
        if (!isCount)
        {
            LoneValues.Hide(bins, IsShared, new NumberLimits(floor, ceiling), isDays);
        }

        return new NumberEncoder(
            name,
            units,
            [.. bins],
            [.. specials],
            grid,
            lowTail,
            highTail,
            Math.Min(0.5, (context.MinFamilies - 1) / outermost),
            floor,
            ceiling,
            isDays ? FitWeekdays(sorted, rows) : []);

        bool IsShared(long value) =>
            Array.BinarySearch(sorted, value) is >= 0 and var place && families[place] >= context.MinFamilies;
    }

    // Of few values each has its own code; of many, those that come again and again: list prices among amounts.
    private static HashSet<int> Atoms(int[] rows, int[] families, int total, int minFamilies)
    {
        var shared = Enumerable.Range(0, rows.Length).Where(i => families[i] >= minFamilies);
        if (rows.Length <= FewDistinct)
        {
            return [.. shared];
        }

        var fewest = Math.Max(total * LeastAtomShare, 3.0 * total / rows.Length);
        return [.. shared.Where(i => rows[i] >= fewest).OrderByDescending(i => rows[i]).ThenBy(i => i).Take(MostAtomsAmongMany)];
    }

    // A range holds about as many rows as lie beyond it, up to a limit: the ranges at the ends are the widest ones, within which nothing
    // says where values lie.
    private static List<NumberBin> Cut(long[] sorted, int[] rows, HashSet<int> atoms, HashSet<int> beginnings, int total, int minRows)
    {
        var (least, most) = (2 * minRows, Math.Max(2 * minRows, total / MostRanges));
        var (passed, left) = (0, rows.Where((_, i) => !atoms.Contains(i)).Sum());
        var bins = new List<NumberBin>();
        var start = -1;
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (atoms.Contains(i))
            {
                Close(i - 1);
                bins.Add(new NumberBin(sorted[i], sorted[i]));
                continue;
            }

            if (beginnings.Contains(i) && count >= 2 * minRows)
            {
                Close(i - 1);
            }

            start = start < 0 ? i : start;
            count += rows[i];
            if (count >= Math.Clamp(Math.Min(passed, left / 2), least, most))
            {
                Close(i);
            }
        }

        Close(sorted.Length - 1);
        if (bins.Count == 0)
        {
            bins.Add(new NumberBin(sorted[0], sorted[^1]));
        }

        return bins;

        // A range of too few rows joins the range before it; between two frequent values it is left to the nearer one.
        void Close(int end)
        {
            if (start < 0)
            {
                return;
            }

            if (count >= minRows)
            {
                bins.Add(new NumberBin(sorted[start], sorted[end]));
            }
            else if (bins.Count > 0 && !bins[^1].IsSingle)
            {
                bins[^1] = bins[^1] with { High = sorted[end] };
            }

            (passed, left) = (passed + count, left - count);
            start = -1;
            count = 0;
        }
    }

    // Ranges grow towards each other, by about the distance of the values within: their ends are then no row's own values, and what
    // lies just beside them can be drawn.
    private static void Join(List<NumberBin> bins)
    {
        for (var i = 1; i < bins.Count; i++)
        {
            var (before, after) = (bins[i - 1], bins[i]);
            if (!before.IsSingle && !after.IsSingle)
            {
                var half = ((Int128)after.Low - before.High - 1) / 2;
                bins[i - 1] = before with { High = (long)(before.High + Int128.Min(half, Growth(before))) };
                bins[i] = after with { Low = (long)(after.Low - Int128.Min(half, Growth(after))) };
            }
        }
    }

    private static Int128 Growth(NumberBin range) => ((Int128)range.High - range.Low) / JoinedShare;

    // The k - 1 most extreme rows are replaced by an exponential tail beyond the k-th.
    private static (double Mean, long Bound) FitTail(long[] sorted, int[] rows, int k, bool fromTop, NumberBin outermost)
    {
        var edge = fromTop ? outermost.High : outermost.Low;
        if (outermost.IsSingle)
        {
            return (0, edge);
        }

        var index = fromTop ? sorted.Length - 1 : 0;
        var passed = 0;
        var excess = 0.0;
        var first = index;
        while (index >= 0 && index < sorted.Length && passed + rows[index] < k)
        {
            passed += rows[index];
            index += fromTop ? -1 : 1;
        }

        index = Math.Clamp(index, 0, sorted.Length - 1);
        for (var i = first; i != index; i += fromTop ? -1 : 1)
        {
            excess += rows[i] * Math.Abs((double)sorted[i] - sorted[index]);
        }

        var bound = fromTop ? Math.Max(sorted[index], outermost.Low) : Math.Min(sorted[index], outermost.High);
        return passed == 0 ? (0, edge) : (excess / passed, bound);
    }

    // Even use of the week is told from habit by Pearson's statistic at 6 degrees of freedom, level 10^-6.
    private static double[] FitWeekdays(long[] sorted, int[] rows)
    {
        const double critical = 38.3;
        var counts = new double[7];
        for (var i = 0; i < sorted.Length; i++)
        {
            counts[((sorted[i] % 7) + 7) % 7] += rows[i];
        }

        var total = counts.Sum();
        var statistic = counts.Sum(count => (count - (total / 7)) * (count - (total / 7)) / (total / 7));
        return statistic > critical ? [.. counts.Select(count => count / total)] : [];
    }
}
