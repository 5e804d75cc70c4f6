namespace Synth.Modeling;

/// <summary>
/// Finds numbers whose range ends elsewhere once another number of the row passes a limit. What merely grows with another number has soft
/// edges; a rule has a sharp one: values that were common just before the limit never come from there on, where its own end is common.
/// </summary>
/// <param name="columns">The numbers of the table.</param>
/// <param name="table">The table.</param>
/// <param name="minFamilies">How many must share a number for it to stand in a rule.</param>
internal sealed class LimitFinder(SourceNumbers[] columns, SourceTable table, int minFamilies)
{
    private const int MostValues = 50;
    private const int MostSteps = 200;
    private const int Neighbours = 50;
    private const int Quantiles = 16;
    private const double LeastShare = 0.2;
    private const double LeastEdge = 0.02;

    private static readonly bool[] Sides = [true, false];

    /// <summary>
    /// What rows have in common, so that they are one observation: a family, or a row of many that they link to. Shape [ways][rows].
    /// </summary>
    private readonly int[][] groups =
        [table.Families, .. table.LinkRows.Where(rows => rows.Where(row => row >= 0).Distinct().Count() >= Evidence.FewestRows)];

    /// <summary>The rules, the strongest first.</summary>
    public IEnumerable<LimitRule> Find()
    {
        var numbers = columns.Where(column => !column.IsTemporal).ToArray();
        var found =
            from other in numbers
            let all = RowsOf(other)
            from column in numbers.Where(column => column.DistinctCount <= Math.Min(MostValues, other.DistinctCount))
            where other != column
            let rows = Array.FindAll(all, row => column.Exact[row] is not null)
            where rows.Length >= 2 * Evidence.FewestRows
            from isLeast in Sides
            from whenLeast in Sides
            let rule = Check(column, other, rows, isLeast, whenLeast)
            where rule.Rule is not null
            orderby rule.Surprise descending
            select rule.Rule;
        return found.ToArray();
    }

    private int[] RowsOf(SourceNumbers other)
    {
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => other.Exact[row] is not null)];
        Array.Sort(Array.ConvertAll(rows, row => (other.Exact[row]!.Value, row)), rows);
        return rows;
    }

    // From the far end of the other column inwards: the range of the column among all rows that far out.
    private (LimitRule? Rule, double Surprise) Check(SourceNumbers column, SourceNumbers other, int[] rows, bool isLeast, bool whenLeast)
    {
        int[] outward = whenLeast ? rows : [.. rows.Reverse()];
        var ends = new decimal[outward.Length];
        for (var i = outward.Length - 1; i >= 0; i--)
        {
            var value = column.Exact[outward[i]]!.Value;
            ends[i] = i == outward.Length - 1 ? value : isLeast ? Math.Min(value, ends[i + 1]) : Math.Max(value, ends[i + 1]);
        }

        var (best, strongest, steps) = (-1, Evidence.Surprising, 0);
        for (var i = 1; i < outward.Length && steps < MostSteps; i++)
        {
            // Only where both columns step: the other one passes a limit, and the range ends elsewhere from there on.
            if (ends[i] != ends[i - 1] && other.Exact[outward[i]] != other.Exact[outward[i - 1]] && ++steps > 0
                && SurpriseAt(column, outward, ends[i], i, isLeast) is var surprise && surprise > strongest)
            {
                (best, strongest) = (i, surprise);
            }
        }

        if (best < 0)
        {
            return (null, 0);
        }

        int[] atEnd = [.. outward[best..].Where(row => column.Exact[row] == ends[best])];
        int[] atLimit = [.. outward[best..].TakeWhile(row => other.Exact[row] == other.Exact[outward[best]])];
        if (atEnd.Length < LeastEdge * (outward.Length - best) || CountOf(atEnd) < Evidence.FewestRows || CountOf(atLimit) < minFamilies)
        {
            return (null, 0);
        }

        var when = new LimitCondition(other.Name, other.Exact[outward[best]]!.Value, whenLeast);
        var distances = outward[best..].Select(row => Math.Abs(column.Exact[row]!.Value - ends[best])).Order().ToArray();
        decimal[] kept = [.. Enumerable.Range(0, Quantiles).Select(i => distances[(int)((long)i * distances.Length / Quantiles)])];
        return (new LimitRule(column.Name, ends[best], isLeast, when, kept, OrderFinder.StepOf(column), distances.Length, 0), strongest);
    }

    // How unlikely it is that none of the observations beyond the limit has what is common right before it.
    private double SurpriseAt(SourceNumbers column, int[] outward, decimal end, int begin, bool isLeast)
    {
        var before = outward[Math.Max(0, begin - Neighbours)..begin];
        var share = before.Count(row => isLeast ? column.Exact[row] < end : column.Exact[row] > end) / (double)before.Length;
        return before.Length < Neighbours || share < LeastShare || outward.Length - begin < Evidence.FewestRows
            ? 0
            : -Math.Log(Math.Max(1 - share, 1e-3)) * CountOf(outward[begin..]);
    }

    private int CountOf(int[] rows) => groups.Min(group => rows.Select(row => group[row]).Distinct().Count());
}
