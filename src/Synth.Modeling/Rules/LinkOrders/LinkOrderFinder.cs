namespace Synth.Modeling;

/// <summary>Finds links that lead to rows whose dates are never after, or never before, those of the rows above.</summary>
/// <param name="rowCount">Rows of the table.</param>
internal sealed class LinkOrderFinder(int rowCount)
{
    private const double MostChance = 0.98;
    private const double LeastAllowed = 1e-3;
    private const int ProbeRows = 200;

    private static readonly bool[] Directions = [true, false];

    /// <summary>The rules of a link.</summary>
    /// <param name="column">The first column of the link.</param>
    /// <param name="link">The link.</param>
    /// <param name="linked">The linked table's columns that are settled before.</param>
    /// <param name="chosen">The linked row of each row, or a negative number. Shape [rows].</param>
    /// <param name="generations">1 for the parent, 2 for the grandparent.</param>
    /// <param name="ancestor">The ancestor's columns that are settled before.</param>
    /// <param name="above">The ancestor's row above each row, or -1. Shape [rows].</param>
    public IEnumerable<LinkOrderRule> Find(
        string column, int link, SourceNumbers[] linked, int[] chosen, int generations, SourceNumbers[] ancestor, int[] above)
    {
        int[] rows = [.. Enumerable.Range(0, rowCount).Where(row => chosen[row] >= 0 && above[row] >= 0)];
        var shuffle = Evidence.Shuffle(rows.Length);
        return
            from date in linked.Where(other => other.IsTemporal)
            from bound in ancestor.Where(other => other.IsTemporal)
            from isBefore in Directions
            let form = new LinkOrderRule(column, link, date.Name, new RuleColumn(generations, bound.Name), isBefore, 0, 0)
            let rule = Check(form, date, bound)
            where rule is not null
            select rule;

        LinkOrderRule? Check(LinkOrderRule rule, SourceNumbers date, SourceNumbers bound)
        {
            var (tried, broken) = Count(Math.Max(1, rows.Length / ProbeRows), i => rows[i]);
            if (tried == 0 || broken > 1 + (0.05 * tried))
            {
                return null;
            }

            var (compared, exceptions) = Count(1, i => rows[i]);
            var (mixed, byChance) = Count(1, i => rows[shuffle[i]]);
            return Evidence.Holds(compared, exceptions)
                && 1 - (byChance / (double)Math.Max(1, mixed)) <= MostChance
                && IsSurprising(rule, date, bound)
                ? rule with { Support = compared, Exceptions = exceptions }
                : null;

            (int Compared, int Broken) Count(int stride, Func<int, int> linkedBy)
            {
                var (pairs, wrong) = (0, 0);
                for (var i = 0; i < rows.Length; i += stride)
                {
                    var (from, to) = (date.Exact[chosen[linkedBy(i)]], bound.Exact[above[rows[i]]]);
                    pairs += from is not null && to is not null ? 1 : 0;
                    wrong += rule.Allows(from, to) ? 0 : 1;
                }

                return (pairs, wrong);
            }
        }

        // Rows that link to one row, and rows under one row, are one observation. Those of a row with a late date would seldom all be
        // later by chance, those of a row with an early one always.
        bool IsSurprising(LinkOrderRule rule, SourceNumbers date, SourceNumbers bound)
        {
            int[] told = [.. rows.Where(row => date.Exact[chosen[row]] is not null && bound.Exact[above[row]] is not null)];
            decimal[] bounds = [.. told.Select(row => bound.Exact[above[row]]!.Value).Order()];
            int[] targets = [.. told.Select(row => chosen[row]).Distinct()];
            var units = Math.Min(targets.Length, told.Select(row => above[row]).Distinct().Count());
            var surprise = targets.Sum(target => -Math.Log(Math.Max(LeastAllowed, ShareAllowed(date.Exact[target]!.Value))));
            return units > 0 && surprise / targets.Length * units > Evidence.Surprising;

            double ShareAllowed(decimal day) => rule.IsBefore
                ? (bounds.Length - CountBelow(bounds, day, isIncluded: false)) / (double)bounds.Length
                : CountBelow(bounds, day, isIncluded: true) / (double)bounds.Length;
        }
    }

    // How many of ascending values are below a limit, or not above it.
    private static int CountBelow(decimal[] values, decimal limit, bool isIncluded)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = values[middle] < limit || (isIncluded && values[middle] == limit) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
