namespace Synth.Modeling;

/// <summary>Finds spans that never overlap among the rows of one parent.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class SpanFinder(SourceTable table, SourceNumbers[] columns)
{
    private const double MostChance = 0.98;

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
        var shuffled = Evidence.Shuffle(table.RowCount);
        var (pairs, mixed, apart) = (0, 0, 0);
        var gaps = new HashSet<decimal>();
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        if (Array.Exists(rows, row => ends[row] < start.Exact[row])
            || rows.All(row => ends[row] is null || ends[row] == start.Exact[row]))
        {
            return null;
        }

        foreach (var family in rows.Where(row => table.ParentRows[row] >= 0).GroupBy(row => table.ParentRows[row]))
        {
            int[] ordered = [.. family.OrderBy(row => start.Exact[row]).ThenBy(row => ends[row] ?? decimal.MaxValue)];
            for (var i = 1; i < ordered.Length; i++)
            {
                // An open end lasts for ever.
                if (ends[ordered[i - 1]] is not { } before || before > start.Exact[ordered[i]])
                {
                    return null;
                }

                pairs++;
                gaps.Add(start.Exact[ordered[i]]!.Value - before);
                var (one, other) = (ordered[i], shuffled[ordered[i]]);
                mixed++;
                apart += ends[one] <= start.Exact[other] || ends[other] <= start.Exact[one] ? 1 : 0;
            }
        }

        return pairs >= Evidence.FewestRows && Evidence.IsStrong(apart / (double)Math.Max(1, mixed), pairs, MostChance)
            ? new SpanRule(
                end.Name,
                start.Name,
                DecisionFitter.KeyOf(table.Plan),
                OrderFinder.StepOf(start),
                table.RowCount,
                gaps.Count == 1 ? gaps.Single() : null)
            {
                OpenEnd = open,
            }
            : null;
    }
}
