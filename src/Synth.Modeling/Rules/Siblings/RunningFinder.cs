namespace Synth.Modeling;

/// <summary>Finds balances that run over the rows of one parent, in their order by key.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class RunningFinder(SourceTable table, SourceNumbers[] columns)
{
    private const double MostChance = 0.5;

    private static readonly bool[] Signs = [false, true];

    private readonly SourceNumbers[] numbers =
        [.. columns.Where(column => !column.IsTemporal && column.Missing == 0 && column.DistinctCount > 3)];

    private readonly int[] shuffled = Evidence.Shuffle(table.RowCount);

    /// <summary>The rules that hold; none where no parent has rows.</summary>
    public IEnumerable<RunningRule> Find() =>
        from balance in table.ParentRows.AsSpan().ContainsAnyExcept(-1) ? numbers : []
        from input in numbers
        where balance != input
        from isSubtracted in Signs
        let rule = Check(balance, input, isSubtracted)
        where rule is not null
        select rule;

    private RunningRule? Check(SourceNumbers balance, SourceNumbers input, bool isSubtracted)
    {
        var sign = isSubtracted ? -1 : 1;
        var (rows, kept, byChance, firsts, fromZero) = (0, 0, 0, 0, 0);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (row == 0 || table.ParentRows[row] < 0 || table.ParentRows[row] != table.ParentRows[row - 1])
            {
                firsts++;
                fromZero += balance.Exact[row] == sign * input.Exact[row] ? 1 : 0;
                continue;
            }

            rows++;
            kept += balance.Exact[row] == balance.Exact[row - 1] + (sign * input.Exact[row]) ? 1 : 0;
            byChance += balance.Exact[row] == balance.Exact[row - 1] + (sign * input.Exact[shuffled[row]]) ? 1 : 0;
            if (rows == 50 && kept < 45)
            {
                return null;
            }
        }

        return Evidence.Holds(rows, rows - kept) && Evidence.IsStrong(byChance / (double)Math.Max(1, rows), rows, MostChance)
            ? new RunningRule(
                balance.Name, input.Name, isSubtracted, fromZero == firsts,
                DecisionFitter.KeyOf(table.Plan), balance.Decimals, rows, rows - kept)
            : null;
    }
}
