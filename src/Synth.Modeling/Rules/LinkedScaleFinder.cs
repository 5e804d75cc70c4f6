namespace Synth.Modeling;

/// <summary>Finds numbers that are one of a few multiples of what the row says that a link leads to.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
/// <param name="leastFamilies">So many families must share a multiple.</param>
internal sealed class LinkedScaleFinder(SourceTable table, SourceNumbers[] columns, int leastFamilies)
{
    private const int MostFactors = 6;
    private const int FewestBases = 8;
    private const double LeastShare = 0.01;
    private const double LeastCovered = 0.95;
    private const double MostChance = 0.6;

    /// <summary>Multiples are told apart by so many digits: percentages.</summary>
    private const int FactorDigits = 2;

    private const int ProbeRows = 200;
    private const int MostDifferent = 60;

    /// <summary>The columns that are multiples of one of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="linked">The numbers, dates and timestamps of the table that it leads to, settled before.</param>
    /// <param name="isTarget">Whether a column of the linking table may be computed.</param>
    public IEnumerable<LinkedScaleRule> Find(int link, SourceNumbers[] linked, Func<string, bool> isTarget) =>
        from column in columns.Where(column => !column.IsTemporal && isTarget(column.Name))
        from source in linked.Where(source => !source.IsTemporal && source.DistinctCount >= FewestBases)
        let rule = Check(link, column, source)
        where rule is not null
        select rule;

    private LinkedScaleRule? Check(int link, SourceNumbers column, SourceNumbers source)
    {
        var chosen = table.LinkRows[link];
        var tally = new Dictionary<decimal, (int Rows, HashSet<int> Families)>();
        var rows = 0;
        for (var row = 0; row < chosen.Length; row++)
        {
            if (FactorOf(column, row, source, chosen[row]) is not { } factor)
            {
                continue;
            }

            if (!tally.TryGetValue(factor, out var known))
            {
                known = (0, []);
            }

            known.Families.Add(table.Families[row]);
            tally[factor] = (known.Rows + 1, known.Families);
            if (++rows == ProbeRows && tally.Count > MostDifferent)
            {
                return null;
            }
        }

        var kept = tally
            .Where(entry => entry.Key > 0 && entry.Value.Rows >= LeastShare * rows && entry.Value.Families.Count >= leastFamilies)
            .OrderByDescending(entry => entry.Value.Rows)
            .ThenBy(entry => entry.Key)
            .Take(MostFactors)
            .Select(entry => (Factor: entry.Key, entry.Value.Rows))
            .ToArray();
        var covered = kept.Sum(entry => entry.Rows);
        return rows >= Evidence.FewestRows
            && covered >= LeastCovered * rows
            && IsStrong(column, source, chosen, [.. kept.Select(entry => entry.Factor)])
            ? new LinkedScaleRule(
                column.Name,
                link,
                source.Name,
                Array.ConvertAll(kept, entry => entry.Factor),
                Array.ConvertAll(kept, entry => entry.Rows / (double)covered),
                column.Decimals,
                rows,
                rows - covered)
            : null;
    }

    // Whether the multiples would hardly be met with other rows of the linked table.
    private static bool IsStrong(SourceNumbers column, SourceNumbers source, int[] chosen, HashSet<decimal> factors)
    {
        var shuffled = Evidence.Shuffle(chosen.Length);
        var (mixed, byChance) = (0, 0);
        for (var row = 0; row < chosen.Length; row++)
        {
            if (FactorOf(column, row, source, chosen[shuffled[row]]) is { } factor)
            {
                mixed++;
                byChance += factors.Contains(factor) ? 1 : 0;
            }
        }

        var linkedRows = chosen.Where(row => row >= 0).Distinct().Count();
        return Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), linkedRows, MostChance);
    }

    private static decimal? FactorOf(SourceNumbers column, int row, SourceNumbers source, int linkedRow) =>
        linkedRow >= 0 && column.Exact[row] is { } value && source.Exact[linkedRow] is > 0 and var given
            && Math.Abs(value / given) < 1e6m
            ? Math.Round(value / given, FactorDigits)
            : null;
}
