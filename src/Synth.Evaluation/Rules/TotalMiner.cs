using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Finds numbers and dates of a row that sum up the rows that a foreign key has below it.</summary>
/// <param name="sieve">Decides.</param>
internal sealed class TotalMiner(RuleSieve sieve)
{
    private const int MostColumns = 10;

    /// <summary>The rules over a key.</summary>
    /// <param name="child">The referencing table.</param>
    /// <param name="number">The key's number among those of the table.</param>
    /// <param name="key">The key.</param>
    public IEnumerable<SourceRule> Find(TableScope child, int number, ForeignKey key)
    {
        var parent = key.ReferencedTable;
        var places = sieve.Rows.RowsOf(parent);
        var upper = sieve.Rows.Data[parent].Columns.Where(column => column.Role is ColumnRole.Number or ColumnRole.DateTime).ToArray();
        if (upper.Length == 0)
        {
            yield break;
        }

        foreach (var (text, role, compute) in Totals(child.Name, number, parent))
        {
            var totals = compute(sieve.Rows.Data);
            foreach (var column in upper.Where(column => column.Role == role))
            {
                var test = RuleTests.Computed(static values => values[1], role == ColumnRole.DateTime
                    ? 0
                    : RuleTests.DecimalsOf(places.Select(row => column.Values[row])));
                var name = column.Name;
                var rule = new SourceRule(parent, $"{parent}.{name} = {text}", rows => Beside(rows, parent, name, compute), test);
                if (sieve.IsLikely(parent, test, column.Values, totals) && sieve.Accepts(rule, mostByChance: 0.5))
                {
                    yield return rule;
                }
            }
        }
    }

    private IEnumerable<(string Text, ColumnRole Role, Func<Dataset, double[]> Compute)> Totals(TableName child,
        int number, TableName parent)
    {
        Func<Dataset, double[]> With(Func<ChildGroups, DataTable, double[]> total) =>
            data => total(new ChildGroups(data[child].Links[number], data[parent].RowCount), data[child]);
        yield return ($"count of {child}", ColumnRole.Number,
            With(static (groups, _) => Array.ConvertAll(groups.Counts(), count => (double)count)));
        var numbers = sieve.Rows.Data[child].Columns.Where(column => column.Role == ColumnRole.Number)
            .Take(MostColumns).Select(column => column.Name).ToArray();
        foreach (var name in numbers)
        {
            yield return ($"sum of {child}.{name}", ColumnRole.Number, With((groups, table) => groups.Sums(table[name].Values)));
        }

        foreach (var (first, second) in numbers.SelectMany((first, i) => numbers.Skip(i + 1).Select(second => (first, second))))
        {
            yield return (
                $"sum of {child}.{first} * {second}",
                ColumnRole.Number,
                With((groups, table) => groups.Sums([.. table[first].Values.Zip(table[second].Values, (x, y) => x * y)])));
        }

        foreach (var column in sieve.Rows.Data[child]
            .Columns.Where(column => column.Role is ColumnRole.Number or ColumnRole.DateTime).Take(MostColumns))
        {
            var name = column.Name;
            yield return ($"least {child}.{name}", column.Role,
                With((groups, table) => groups.Extremes(table[name].Values, isLeast: true)));
            yield return ($"greatest {child}.{name}", column.Role,
                With((groups, table) => groups.Extremes(table[name].Values, isLeast: false)));
        }
    }

    private static double[][] Beside(Population rows, TableName parent, string column, Func<Dataset, double[]> compute)
    {
        var (values, totals) = (rows.Data[parent][column].Values, compute(rows.Data));
        var places = rows.RowsOf(parent);
        return [Array.ConvertAll(places, row => values[row]), Array.ConvertAll(places, row => totals[row])];
    }
}
