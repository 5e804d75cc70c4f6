namespace Synth.Modeling;

/// <summary>Gives rows what the row before has in another column.</summary>
internal static class ChainWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, siblings side by side in their order.</param>
    /// <param name="index">The column.</param>
    /// <param name="isException">Whether a row keeps the value that it has.</param>
    public static void Apply(ChainRule rule, RuleRows rows, int index, Func<int, bool> isException)
    {
        var source = rows.Values(new RuleColumn(0, rule.Source))!.Value.Values;
        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) =>
        {
            var isFirst = row == 0 || rows.ParentOf(row) != rows.ParentOf(row - 1);
            if (rows.ParentOf(row) < 0 || isException(row) || (isFirst && !rule.IsNullAtFirst))
            {
                return false;
            }

            if (isFirst)
            {
                target.AppendNull();
            }
            else
            {
                target.AppendFrom(source, row - 1);
            }

            return true;
        });
    }
}
