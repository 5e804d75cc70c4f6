using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Finds what holds between a row and the row that a foreign key leads to, and where two ways up end in one row.</summary>
/// <param name="sieve">Decides.</param>
internal sealed class KeyRuleMiner(RuleSieve sieve)
{
    /// <summary>The rules over a key.</summary>
    /// <param name="child">The referencing table.</param>
    /// <param name="number">The key's number among those of the table.</param>
    /// <param name="key">The key.</param>
    public IEnumerable<SourceRule> Find(TableScope child, int number, ForeignKey key)
    {
        var (own, above) = (sieve.Rows.Data[child.Name], sieve.Rows.Data[key.ReferencedTable]);
        foreach (var lower in own.Columns.Where(column => IsComparable(column.Role)))
        {
            foreach (var upper in above.Columns.Where(column => column.Role == lower.Role))
            {
                if (Strongest(child.Name, number, key, lower, upper) is { } rule)
                {
                    yield return rule;
                }
            }
        }

        foreach (var rule in Meetings(child, number, key))
        {
            yield return rule;
        }
    }

    private SourceRule? Strongest(TableName child, int number, ForeignKey key, DataColumn lower, DataColumn upper)
    {
        SourceRule Make(string sign, Func<double[][], RuleTally> test) => new(
            child, $"{child}.{lower.Name} {sign} {key.ReferencedTable}.{upper.Name} over {FeatureSource.KeyLabel(key)}",
            Across(child, number, key.ReferencedTable, lower.Name, upper.Name), test);
        var same = Make("=", RuleTests.Same);
        if (sieve.Accepts(same, mostByChance: 0.5))
        {
            return same;
        }

        return lower.Role != ColumnRole.DateTime
            ? null
            : new[] { Make(">=", RuleTests.AtLeast),
                Make("<=", RuleTests.AtMost) }.FirstOrDefault(rule => sieve.Accepts(rule, mostByChance: 0.95));
    }

    private IEnumerable<SourceRule> Meetings(TableScope child, int number, ForeignKey key)
    {
        var scope = sieve.Rows.Data.Scope;
        var ups = scope.ForeignKeys()
            .Where(up => up.Child.Name == key.ReferencedTable && up.Key.ReferencedTable != key.ReferencedTable).ToArray();
        foreach (var (_, otherNumber, other) in scope.ForeignKeys()
            .Where(entry => entry.Child.Name == child.Name && entry.Number != number))
        {
            foreach (var (_, upNumber, up) in ups.Where(up => up.Key.ReferencedTable == other.ReferencedTable))
            {
                var rule = new SourceRule(
                    child.Name,
                    $"{child.Name}: {FeatureSource.KeyLabel(key)} and {FeatureSource.KeyLabel(other)} lead to one row of "
                    + $"{other.ReferencedTable}",
                    rows => [Follow(rows, child.Name, number, key.ReferencedTable, upNumber), Follow(rows, child.Name, otherNumber)],
                    RuleTests.Same);
                if (sieve.Accepts(rule, mostByChance: 0.9))
                {
                    yield return rule;
                }
            }
        }
    }

    private static Func<Population, double[][]> Across(TableName child, int number, TableName parent, string lower, string upper) => rows =>
    {
        var links = rows.Data[child].Links[number];
        var (below, above) = (rows.Data[child][lower].Values, rows.Data[parent][upper].Values);
        var places = rows.RowsOf(child);
        return
        [
            Array.ConvertAll(places, row => below[row]),
            Array.ConvertAll(places, row => links[row] < 0 ? double.NaN : above[links[row]]),
        ];
    };

    private static double[] Follow(Population rows, TableName child, int number) =>
        Array.ConvertAll(rows.RowsOf(child), row => rows.Data[child].Links[number][row] is >= 0 and var end ? end : double.NaN);

    private static double[] Follow(Population rows, TableName child, int number, TableName parent, int up) =>
        Array.ConvertAll(rows.RowsOf(child), row => rows.Data[child].Links[number][row] is >= 0 and var middle
            && rows.Data[parent].Links[up][middle] is >= 0 and var end ? end : double.NaN);

    private static bool IsComparable(ColumnRole role) =>
        role is ColumnRole.Number or ColumnRole.DateTime or ColumnRole.Time or ColumnRole.Category or ColumnRole.Text;
}
