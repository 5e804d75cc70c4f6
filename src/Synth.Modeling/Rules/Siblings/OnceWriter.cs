using Synth.Data;

namespace Synth.Modeling;

/// <summary>Has one row of each family have a value: one of those that drew it, or any where none did.</summary>
internal static class OnceWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    /// <param name="stream">The column's stream.</param>
    public static void Apply(OnceRule rule, RuleRows rows, int index, RandomStream stream)
    {
        var target = (FixedVector<long>)rows.Column(index);
        var drawn = target.Values.ToArray();
        var isChosen = new bool[rows.Count];
        foreach (var family in Enumerable.Range(0, rows.Count).Where(row => rows.ParentOf(row) >= 0).GroupBy(rows.ParentOf))
        {
            int[] all = [.. family];
            int[] hits = [.. all.Where(row => drawn[row] == rule.Value)];
            int[] candidates = hits.Length > 0 ? hits : all;
            isChosen[candidates[stream.Below(rows.PositionOf(all[0]), candidates.Length)]] = true;
        }

        ColumnRewriter.Rewrite(target, (row, _) =>
        {
            if (rows.ParentOf(row) < 0)
            {
                return false;
            }

            target.Append(isChosen[row] ? rule.Value : rule.Other);
            return true;
        });
    }
}
