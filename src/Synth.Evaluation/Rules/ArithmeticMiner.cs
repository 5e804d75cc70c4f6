namespace Synth.Evaluation;

/// <summary>Finds numbers of a row that are the sum or the product of two others.</summary>
/// <param name="sieve">Decides.</param>
internal sealed class ArithmeticMiner(RuleSieve sieve)
{
    private const int MostColumns = 20;

    /// <summary>The rules of a table.</summary>
    public IEnumerable<SourceRule> Find(TableScope table)
    {
        var rows = sieve.Rows.RowsOf(table.Name);
        var columns = sieve.Rows.Data[table.Name].Columns
            .Where(column => column.Role == ColumnRole.Number && Varies(column, rows))
            .Take(MostColumns)
            .ToArray();
        foreach (var total in columns)
        {
            var decimals = RuleTests.DecimalsOf(rows.Select(row => total.Values[row]));
            var sum = RuleTests.Computed(static values => values[1] + values[2], decimals);
            var product = RuleTests.Computed(static values => values[1] * values[2], decimals);
            foreach (var (first, second) in Pairs(columns.Where(column => column != total).ToArray()))
            {
                foreach (var (sign, test, idle) in new[] { ("+", sum, 0.0), ("*", product, 1.0) })
                {
                    if (sieve.IsLikely(table.Name, test, total.Values, first.Values, second.Values)
                        && !IsIdle(first, rows, idle) && !IsIdle(second, rows, idle)
                        && new SourceRule(
                            table.Name,
                            $"{table.Name}: {total.Name} = {first.Name} {sign} {second.Name}",
                            RowRuleMiner.Of(table.Name, total.Name, first.Name, second.Name),
                            test) is var rule
                        && sieve.Accepts(rule, mostByChance: 0.5))
                    {
                        yield return rule;
                    }
                }
            }
        }
    }

    private static IEnumerable<(DataColumn First, DataColumn Second)> Pairs(DataColumn[] columns) =>
        columns.SelectMany((first, i) => columns.Skip(i + 1).Select(second => (first, second)));

    private static bool Varies(DataColumn column, int[] rows) =>
        rows.Select(row => column.Values[row]).Where(value => !double.IsNaN(value)).Distinct().Skip(1).Any();

    // Adding nothing but zeros, or multiplying by nothing but ones, is no arithmetic.
    private static bool IsIdle(DataColumn column, int[] rows, double idle) =>
        rows.Count(row => column.Values[row] != idle) < 0.05 * rows.Length;
}
