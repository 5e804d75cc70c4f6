namespace Synth.Modeling;

/// <summary>Finds numbers, dates and times that are never below, or never above, another one of their row or of a row above it.</summary>
/// <param name="columns">The numbers, dates and timestamps of the table.</param>
/// <param name="rowCount">Rows of the table.</param>
/// <param name="isDeclared">
/// Whether a check of the table asks that a column is not below another one: then nothing else has to speak for it.
/// </param>
internal sealed class OrderFinder(SourceNumbers[] columns, int rowCount, Func<string, string, bool>? isDeclared = null)
{
    private const int ProbeRows = 200;
    private const int Quantiles = 16;
    private const double MostChance = 0.95;
    private const double MostEqual = 0.95;

    private static readonly bool[] Directions = [true, false];

    /// <summary>Orders within the row: the greater column gives way.</summary>
    public IEnumerable<OrderRule> FindOwn()
    {
        int[] rows = [.. Enumerable.Range(0, rowCount)];
        var shuffled = Evidence.Shuffle(rowCount);
        foreach (var greater in columns)
        {
            foreach (var lesser in columns.Where(other => other != greater && other.IsTemporal == greater.IsTemporal))
            {
                if (Check(greater, new RuleColumn(0, lesser.Name), lesser, rows, shuffled, isAbove: true, rowCount) is { } rule)
                {
                    yield return rule;
                }
            }
        }
    }

    /// <summary>Orders of dates between a row and one above it.</summary>
    /// <param name="generations">1 for the parent, 2 for the grandparent.</param>
    /// <param name="ancestor">The ancestor's columns.</param>
    /// <param name="above">The ancestor's row above each row, or -1. Shape [rows].</param>
    public IEnumerable<OrderRule> FindAcross(int generations, SourceNumbers[] ancestor, int[] above)
    {
        var shuffle = Evidence.Shuffle(rowCount);
        var shuffled = Array.ConvertAll(shuffle, row => above[row]);
        var ancestors = above.Where(row => row >= 0).Distinct().Count();
        foreach (var column in columns.Where(column => column.IsTemporal))
        {
            foreach (var other in ancestor.Where(other => other.IsTemporal))
            {
                foreach (var isAbove in Directions)
                {
                    if (Check(column, new RuleColumn(generations, other.Name), other, above, shuffled, isAbove, ancestors) is { } rule)
                    {
                        yield return rule;
                    }
                }
            }
        }
    }

    /// <summary>Orders of dates between a row and one that it links to.</summary>
    /// <param name="link">The link.</param>
    /// <param name="linked">The linked table's columns that are settled before.</param>
    /// <param name="chosen">The linked row of each row, or a negative number. Shape [rows].</param>
    public IEnumerable<OrderRule> FindLinked(int link, SourceNumbers[] linked, int[] chosen)
    {
        int[] rows = [.. Enumerable.Range(0, rowCount).Where(row => chosen[row] >= 0)];
        var order = Evidence.Shuffle(rows.Length);
        var shuffled = Enumerable.Repeat(-1, rowCount).ToArray();
        foreach (var (i, row) in rows.Index())
        {
            shuffled[row] = chosen[rows[order[i]]];
        }

        var units = rows.Select(row => chosen[row]).Distinct().Count();
        return
            from column in columns.Where(column => column.IsTemporal)
            from other in linked.Where(other => other.IsTemporal)
            from isAbove in Directions
            let rule = Check(column, new RuleColumn(0, other.Name) { Link = link }, other, chosen, shuffled, isAbove, units)
            where rule is not null
            select rule;
    }

    private OrderRule? Check(
        SourceNumbers column, RuleColumn name, SourceNumbers other, int[] rows, int[] shuffled, bool isAbove, int units)
    {
        var sign = isAbove ? 1 : -1;
        var (tried, broken, _) = Count(ProbeRows);
        if (tried > 0 && broken > 1 + (0.05 * tried))
        {
            return null;
        }

        var (compared, exceptions, equal) = Count(rowCount);
        if (!Evidence.Holds(compared, exceptions) || equal > MostEqual * compared)
        {
            return null;
        }

        var (mixed, kept) = (0, 0);
        for (var row = 0; row < rowCount; row++)
        {
            if (column.Exact[row] is { } value && shuffled[row] >= 0 && other.Exact[shuffled[row]] is { } bound)
            {
                mixed++;
                kept += (value - bound) * sign >= 0 ? 1 : 0;
            }
        }

        return IsDeclared(column, name, isAbove)
            || Evidence.IsStrong(kept / (double)Math.Max(1, mixed), Math.Min(units, compared), MostChance)
            ? new OrderRule(column.Name, name, isAbove, DistancesOf(column, other, rows, sign), StepOf(column), compared, exceptions)
            : null;

        (int Compared, int Broken, int Equal) Count(int most)
        {
            var (pairs, below, same) = (0, 0, 0);
            for (var i = 0; i < Math.Min(most, rowCount); i++)
            {
                var row = (int)((long)i * rowCount / Math.Min(most, rowCount));
                if (column.Exact[row] is { } value && rows[row] >= 0 && other.Exact[rows[row]] is { } bound)
                {
                    pairs++;
                    below += (value - bound) * sign < 0 ? 1 : 0;
                    same += value == bound ? 1 : 0;
                }
            }

            return (pairs, below, same);
        }
    }

    private bool IsDeclared(SourceNumbers column, RuleColumn other, bool isAbove) =>
        isAbove && other is { Generations: 0, Link: < 0 } && isDeclared?.Invoke(column.Name, other.Column) == true;

    /// <summary>
    /// How far the values of two columns are apart where they are in order: from the third quantile to the third from the end, so that no
    /// single row's distance is kept; a zero where there are none.
    /// </summary>
    /// <param name="column">The restricted column.</param>
    /// <param name="other">The one that bounds it.</param>
    /// <param name="rows">The row of the other one for each row, or -1. Shape [rows].</param>
    /// <param name="sign">1 where the column is above, -1 where it is below.</param>
    public static decimal[] DistancesOf(SourceNumbers column, SourceNumbers other, int[] rows, int sign) => QuantilesOf(
        Enumerable.Range(0, rows.Length)
            .Where(row => rows[row] >= 0 && column.Exact[row] is not null && other.Exact[rows[row]] is not null)
            .Select(row => (column.Exact[row]!.Value - other.Exact[rows[row]]!.Value) * sign));

    /// <summary>The quantiles that are kept of distances; negative ones are left out.</summary>
    public static decimal[] QuantilesOf(IEnumerable<decimal> distances)
    {
        var ordered = distances.Where(distance => distance >= 0).Order().ToArray();
        return ordered.Length == 0
            ? [0]
            : [.. Enumerable.Range(1, Quantiles - 1).Select(i => ordered[(int)((long)i * ordered.Length / Quantiles)])];
    }

    /// <summary>The grid of a column; 0 for none.</summary>
    public static decimal StepOf(SourceNumbers column)
    {
        if (!column.IsTemporal)
        {
            return column.Decimals < 9 ? (decimal)Math.Pow(10, -column.Decimals) : 0;
        }

        long[] steps =
        [
            TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, 30 * TimeSpan.TicksPerMinute, 15 * TimeSpan.TicksPerMinute,
            10 * TimeSpan.TicksPerMinute, 5 * TimeSpan.TicksPerMinute, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond,
            TimeSpan.TicksPerMillisecond, 1,
        ];
        return steps.First(step => column.Exact.All(value => value is not { } known || known % step == 0));
    }
}
