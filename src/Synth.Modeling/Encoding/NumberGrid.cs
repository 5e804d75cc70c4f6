namespace Synth.Modeling;

/// <summary>
/// The grid on which values lie within a range: all are an offset plus multiples of a step, and a share of them lies on coarser
/// multiples (prices in tens, times at the full hour).
/// </summary>
/// <param name="Offset">A point of the grid, from 0 to step less 1.</param>
/// <param name="Step">The distance of neighbouring points, at least 1.</param>
/// <param name="CoarseSteps">Coarser steps, coarsest first.</param>
/// <param name="CoarseShares">The share of values whose coarsest step is that one.</param>
internal sealed record NumberGrid(long Offset, long Step, long[] CoarseSteps, double[] CoarseShares)
{
    private const int FewestValues = 20;

    /// <summary>Finds the grid of values.</summary>
    /// <param name="sorted">Distinct values, ascending.</param>
    /// <param name="rows">Rows per value that is drawn within a range; 0 for those that have a code of their own.</param>
    /// <param name="finest">The step of what the column can hold.</param>
    /// <param name="candidates">Coarser steps to look for, coarsest first; multiples of each other.</param>
    public static NumberGrid Fit(ReadOnlySpan<long> sorted, ReadOnlySpan<int> rows, long finest, ReadOnlySpan<long> candidates)
    {
        var divisor = sorted.Length == 1 ? (ulong)Math.Abs(sorted[0]) : 0UL;
        for (var i = 1; i < sorted.Length; i++)
        {
            divisor = GreatestCommonDivisor(divisor, (ulong)sorted[i] - (ulong)sorted[i - 1]);
        }

        // The distances of a few values are their own, not those of a grid, unless they are round.
        var step = divisor is 0 or > long.MaxValue ? finest
            : sorted.Length < FewestValues ? RoundStep(divisor, finest, candidates)
            : (long)divisor;
        var offset = FloorModulo(sorted[0], step);
        return sorted.Length < FewestValues
            ? new NumberGrid(offset, step, [], [])
            : WithCoarseSteps(new NumberGrid(offset, step, [], []), sorted, rows, candidates);
    }

    /// <summary>A point of the grid within a range that holds at least one.</summary>
    public long Draw(long low, long high, CellDraw draw, int index)
    {
        var level = draw.Uniform(index);
        for (var i = 0; i < CoarseSteps.Length; i++)
        {
            level -= CoarseShares[i];
            if (level < 0 && TryDraw(low, high, 0, CoarseSteps[i], draw, index + 1, out var coarse))
            {
                return coarse;
            }
        }

        return TryDraw(low, high, Offset, Step, draw, index + 1, out var value) ? value : low;
    }

    /// <summary>The first point of the grid that is not below a value.</summary>
    public long AtOrAbove(long value) => value + FloorModulo(Offset - FloorModulo(value, Step), Step);

    /// <summary>The last point of the grid that is not above a value.</summary>
    public long AtOrBelow(long value) => value - FloorModulo(FloorModulo(value, Step) - Offset, Step);

    private static bool TryDraw(long low, long high, long offset, long step, CellDraw draw, int index, out long value)
    {
        // Distances of 64-bit numbers may need all 64 bits. Most grids are of whole numbers, and divisions are dear.
        var gap = step == 1 ? 0 : (ulong)FloorModulo(offset - FloorModulo(low, step), step);
        var span = (ulong)high - (ulong)low;
        value = low;
        if (gap > span)
        {
            return false;
        }

        var steps = step == 1 ? span : (span - gap) / (ulong)step;
        value = low + (long)gap + (draw.Below(index, (long)(steps + 1)) * step);
        return true;
    }

    private static long FloorModulo(long value, long step) => value % step is var rest && rest < 0 ? rest + step : rest;

    private static NumberGrid WithCoarseSteps(NumberGrid grid,
        ReadOnlySpan<long> sorted, ReadOnlySpan<int> rows, ReadOnlySpan<long> candidates)
    {
        if (grid.Offset != 0)
        {
            return grid;
        }

        var steps = new List<long>();
        var shares = new List<double>();
        var (total, different) = (0L, 0);
        foreach (var count in rows)
        {
            total += count;
            different += count > 0 ? 1 : 0;
        }

        if (different < FewestValues)
        {
            return grid;
        }

        var covered = 0.0;
        foreach (var candidate in candidates)
        {
            if (candidate <= grid.Step || candidate % grid.Step != 0)
            {
                continue;
            }

            var on = 0L;
            for (var i = 0; i < sorted.Length; i++)
            {
                on += sorted[i] % candidate == 0 ? rows[i] : 0;
            }

            // Values fall on a coarser step by chance too; only what exceeds that is a habit of the source.
            var share = ((double)on / total) - covered;
            var luck = (double)grid.Step / candidate;
            var chance = (1 - covered) * luck;
            if (share > (1.5 * chance) + 0.02)
            {
                // Of what is drawn on the finest step that part falls on the coarser one, too.
                var habit = (share - chance) / (1 - luck);
                steps.Add(candidate);
                shares.Add(habit);
                covered += habit;
            }
        }

        return grid with { CoarseSteps = [.. steps], CoarseShares = [.. shares] };
    }

    private static long RoundStep(ulong divisor, long finest, ReadOnlySpan<long> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate > finest && divisor % (ulong)candidate == 0)
            {
                return candidate;
            }
        }

        return finest;
    }

    private static ulong GreatestCommonDivisor(ulong first, ulong second)
    {
        while (second != 0)
        {
            (first, second) = (second, first % second);
        }

        return first;
    }
}
