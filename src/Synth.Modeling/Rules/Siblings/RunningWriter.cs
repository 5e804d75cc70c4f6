using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Computes balances that run over siblings.</summary>
internal static class RunningWriter
{
    /// <summary>Writes the balances.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, siblings side by side in their order.</param>
    /// <param name="index">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isException">Whether a row keeps the value that it has.</param>
    public static void Apply(RunningRule rule, RuleRows rows, int index, ColumnType type, Func<int, bool> isException)
    {
        var inputs = rows.Numbers(new RuleColumn(0, rule.Input));
        var target = rows.Column(index);
        var last = (decimal?)null;
        ColumnRewriter.Rewrite(target, (row, own) =>
        {
            var isFirst = row == 0 || rows.ParentOf(row) < 0 || rows.ParentOf(row) != rows.ParentOf(row - 1);
            var before = isFirst ? (rule.StartsAtZero ? 0 : null) : last;
            var added = (rule.IsSubtracted ? -1 : 1) * inputs(row);
            if (before + added is { } value && !isException(row)
                && CellNumber.TryAppend(target, type, Math.Round(value, rule.Decimals, MidpointRounding.AwayFromZero)))
            {
                last = value;
                return true;
            }

            last = CellNumber.Read(own, type, row);
            return false;
        });
    }
}
