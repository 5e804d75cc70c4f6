namespace Synth.Modeling;

/// <summary>Finds spans that never overlap among the rows of one parent.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class SpanFinder(SourceTable table, SourceNumbers[] columns)
{
    private const double MostChance = 0.98;
    private const int NearSteps = 4;

    /// <summary>The rules that hold.</summary>
    public IEnumerable<SpanRule> Find()
    {
        foreach (var end in columns.Where(column => column.IsTemporal))
        {
            foreach (var start in columns.Where(column => column.IsTemporal && column != end && column.Missing == 0))
            {
                if (Check(start, end) is { } rule)
                {
                    yield return rule;
                }
            }
        }
    }

    private SpanRule? Check(SourceNumbers start, SourceNumbers end)
    {
        var open = OpenEnds.Find(end.Exact);
        var ends = Array.ConvertAll(end.Exact, value => value == open ? null : value);
        var later = new List<int>();
        var firsts = new decimal[table.RowCount];
        var gaps = new List<decimal>();
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        if (Array.Exists(rows, row => ends[row] < start.Exact[row])
            || rows.All(row => ends[row] is null || ends[row] == start.Exact[row]))
        {
            return null;
        }

        foreach (var family in rows.Where(row => table.ParentRows[row] >= 0).GroupBy(row => table.ParentRows[row]))
        {
            int[] ordered = [.. family.OrderBy(row => start.Exact[row]).ThenBy(row => ends[row] ?? decimal.MaxValue)];
            firsts[ordered[0]] = start.Exact[ordered[0]]!.Value;
            for (var i = 1; i < ordered.Length; i++)
            {
                // An open end lasts for ever.
                if (ends[ordered[i - 1]] is not { } before || before > start.Exact[ordered[i]])
                {
                    return null;
                }

                later.Add(ordered[i]);
                firsts[ordered[i]] = firsts[ordered[0]];
                gaps.Add(start.Exact[ordered[i]]!.Value - before);
            }
        }

        // Rows of different parents, each as far from its parent's first one as it is, would meet.
        var shuffled = Evidence.Shuffle(table.RowCount);
        decimal Start(int row) => start.Exact[row]!.Value - firsts[row];
        var apart = later.Count(row => table.ParentRows[shuffled[row]] >= 0
            && (ends[row] - firsts[row] <= Start(shuffled[row]) || ends[shuffled[row]] - firsts[shuffled[row]] <= Start(row)));
        return later.Count >= Evidence.FewestRows && Evidence.IsStrong(apart / (double)later.Count, later.Count, MostChance)
            ? new SpanRule(
                end.Name,
                start.Name,
                DecisionFitter.KeyOf(table.Plan),
                OrderFinder.StepOf(start),
                table.RowCount,
                gaps.Distinct().Take(2).ToArray() is [var single] ? single : null)
            {
                OpenEnd = open,
                Least = Apart(gaps, OrderFinder.StepOf(start)),
            }
            : null;
    }

    // One step where none touches the one before, although many begin within a few steps of it.
    private static decimal Apart(List<decimal> gaps, decimal step) =>
        gaps.TrueForAll(gap => gap >= step) && gaps.Count(gap => gap <= NearSteps * step) >= Evidence.FewestRows ? step : 0;
}
