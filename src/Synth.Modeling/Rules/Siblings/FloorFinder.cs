using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds numbers whose sum over the rows of one parent, in their order by key, is never negative though some of them are.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class FloorFinder(SourceTable table, SourceNumbers[] columns)
{
    private const int Quantiles = 16;
    private const double LeastTaken = 0.05;
    private const double MostChance = 0.8;

    /// <summary>The rules that hold.</summary>
    public IEnumerable<FloorRule> Find() =>
        from column in columns
        where !column.IsTemporal && column.Missing == 0
            && column.Exact.Count(value => value < 0) >= LeastTaken * column.Exact.Length
        let rule = Check(column)
        where rule is not null
        select rule;

    private FloorRule? Check(SourceNumbers column)
    {
        var shuffled = Evidence.Shuffle(table.RowCount);
        var (families, kept, rows) = (0, 0, 0);
        var left = new List<double>();
        for (var begin = 0; begin < table.RowCount;)
        {
            var end = begin + 1;
            while (end < table.RowCount && table.ParentRows[end] == table.ParentRows[begin])
            {
                end++;
            }

            if (table.ParentRows[begin] >= 0)
            {
                var (sum, mixed, isKept) = (0m, 0m, true);
                for (var row = begin; row < end; row++)
                {
                    if (sum > 0 && column.Exact[row] < 0)
                    {
                        left.Add((double)((sum + column.Exact[row]!.Value) / sum));
                    }

                    sum += column.Exact[row]!.Value;
                    mixed += column.Exact[shuffled[row]]!.Value;
                    isKept &= mixed >= 0;
                    if (sum < 0)
                    {
                        return null;
                    }
                }

                families++;
                kept += isKept ? 1 : 0;
                rows += end - begin;
            }

            begin = end;
        }

        return families >= Evidence.FewestRows && left.Count >= Evidence.FewestRows
            && Evidence.IsStrong(kept / (double)families, families, MostChance)
            ? new FloorRule(column.Name, DecisionFitter.KeyOf(table.Plan), column.Decimals, QuantilesOf(left), rows)
            : null;
    }

    private static ValueList<double> QuantilesOf(List<double> left)
    {
        left.Sort();
        return [.. Enumerable.Range(1, Quantiles - 1).Select(i => Math.Round(left[(int)((long)i * left.Count / Quantiles)], 3))];
    }
}
