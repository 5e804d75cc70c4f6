namespace Synth.Modeling;

/// <summary>
/// Finds dates that lie whole years before another one of their row: customers are of age when they register. The smallest age that
/// occurs says nothing by itself; what does is that it is common, and that rows put together at random would often fall below it.
/// </summary>
/// <param name="columns">The dates and timestamps of the table, and its numbers, which are left out.</param>
/// <param name="families">The family of each row.</param>
internal sealed class AgeFinder(SourceNumbers[] columns, int[] families)
{
    private const int MostYears = 120;
    private const int FewestAtEdge = 8;
    private const int SpanAfterEdge = 5;

    /// <summary>The first year must have this share of what the years after it have on the average.</summary>
    private const double LeastEdge = 0.25;

    /// <summary>One in ten million millions: the age is chosen among many.</summary>
    private const double MostSurprise = 30;

    /// <summary>The rules, each in two forms: the earlier date gives way, or the later one.</summary>
    public IEnumerable<OrderRule> Find() =>
        from earlier in columns.Where(column => column.IsTemporal)
        from later in columns.Where(column => column.IsTemporal)
        where earlier != later
        let rule = Check(earlier, later)
        where rule is not null
        from form in new[]
        {
            rule, Of(later, earlier, isAbove: true, -rule.Years, (int)rule.Support),
        }
        select form;

    /// <summary>A date with years added to it; where that year has no such day, its last one of that month.</summary>
    /// <param name="ticks">The date, in ticks.</param>
    /// <param name="years">How many; negative to go back.</param>
    public static decimal Shift(decimal ticks, int years)
    {
        var date = new DateTime((long)ticks);
        var year = date.Year + years;
        return year < DateTime.MinValue.Year ? 0 : year > DateTime.MaxValue.Year ? DateTime.MaxValue.Ticks : date.AddYears(years).Ticks;
    }

    private OrderRule? Check(SourceNumbers earlier, SourceNumbers later)
    {
        int[] rows = [.. Enumerable.Range(0, families.Length).Where(row => earlier.Exact[row] is not null && later.Exact[row] is not null)];
        if (rows.Length < Evidence.FewestRows)
        {
            return null;
        }

        var ages = Array.ConvertAll(rows, row => YearsBetween(earlier.Exact[row]!.Value, later.Exact[row]!.Value));
        var least = ages.Min();
        if (least is < 1 or > MostYears)
        {
            return null;
        }

        var atEdge = ages.Count(age => age == least);
        var after = ages.Count(age => age > least && age <= least + SpanAfterEdge) / (double)SpanAfterEdge;
        var shuffled = Evidence.Shuffle(rows.Length);
        var below = rows.Index().Count(entry =>
            YearsBetween(earlier.Exact[entry.Item]!.Value, later.Exact[rows[shuffled[entry.Index]]]!.Value) < least);
        var units = rows.Select(row => families[row]).Distinct().Count();
        var surprise = -Math.Log(1 - Math.Min(0.999, below / (double)rows.Length)) * units;
        return atEdge >= Math.Max(FewestAtEdge, LeastEdge * after) && surprise > MostSurprise
            ? Of(earlier, later, isAbove: false, -least, rows.Length)
            : null;
    }

    private OrderRule Of(SourceNumbers column, SourceNumbers other, bool isAbove, int years, int support)
    {
        var sign = isAbove ? 1 : -1;
        var distances = Enumerable.Range(0, families.Length)
            .Where(row => column.Exact[row] is not null && other.Exact[row] is not null)
            .Select(row => (column.Exact[row]!.Value - Shift(other.Exact[row]!.Value, years)) * sign);
        return new OrderRule(
            column.Name, new RuleColumn(0, other.Name), isAbove, OrderFinder.QuantilesOf(distances), OrderFinder.StepOf(column), support, 0)
        {
            Years = years,
        };
    }

    // Whole years, as the later date less so many years is not before the earlier one.
    private static int YearsBetween(decimal earlier, decimal later)
    {
        if (later < earlier)
        {
            return -1;
        }

        var years = new DateTime((long)later).Year - new DateTime((long)earlier).Year;
        return Shift(later, -years) >= earlier ? years : years - 1;
    }
}
