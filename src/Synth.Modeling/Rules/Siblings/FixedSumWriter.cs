using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes the rows below each row sum up to the same number.</summary>
internal static class FixedSumWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    /// <param name="type">Its type.</param>
    public static void Apply(FixedSumRule rule, RuleRows rows, int index, ColumnType type)
    {
        var shares = rows.Numbers(new RuleColumn(0, rule.Column));
        var parts = new decimal?[rows.Count];
        foreach (var family in Enumerable.Range(0, rows.Count).Where(row => rows.ParentOf(row) >= 0).GroupBy(rows.ParentOf))
        {
            int[] summed = [.. family.Where(row => shares(row) is not null)];
            if (summed.Length > 0 && summed.Sum(row => shares(row)!.Value) != rule.Total)
            {
                ApportionWriter.Divide(rule.Total, summed, shares, rule.Decimals, parts);
            }
        }

        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) => parts[row] is { } part && CellNumber.TryAppend(target, type, part));
    }
}
