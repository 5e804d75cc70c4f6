using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Finds what holds between the columns of one row: dependencies, orders, equal columns, what missing values follow from.
/// </summary>
/// <param name="sieve">Decides.</param>
internal sealed class RowRuleMiner(RuleSieve sieve)
{
    private const int MostColumns = 60;
    private const int MostDependencies = 150;
    private const int FewValues = 12;
    private const int MinFamilies = 5;

    /// <summary>The rules of a table.</summary>
    public IEnumerable<SourceRule> Find(TableScope table)
    {
        var data = sieve.Rows.Data[table.Name];
        var columns = data.Columns.Where(column => column.Role != ColumnRole.Empty && !IsOwnKey(table.Table, column.Name))
            .Take(MostColumns).ToArray();
        return Dependencies(table.Name, data, columns).Take(MostDependencies)
            .Concat(Orders(table.Name, columns.Where(column => column.Role == ColumnRole.Number).ToArray()))
            .Concat(Orders(table.Name, columns.Where(column => column.Role == ColumnRole.DateTime).ToArray()))
            .Concat(Absences(table.Name, data, columns));
    }

    /// <summary>The values of columns of a table's rows.</summary>
    public static Func<Population, double[][]> Of(TableName table, params string[] columns) => rows =>
    {
        var data = rows.Data[table];
        var places = rows.RowsOf(table);
        return [.. columns.Select(name => data[name].Values).Select(values => Array.ConvertAll(places, row => values[row]))];
    };

    private IEnumerable<SourceRule> Dependencies(TableName table, DataTable data, DataColumn[] columns)
    {
        foreach (var first in columns.Where(column => Repeats(table, column)))
        {
            foreach (var second in columns.Where(column => column != first && column.Role != ColumnRole.Key))
            {
                var rule = new SourceRule(table, $"{table}: {first.Name} determines {second.Name}",
                    Of(table, first.Name, second.Name), RuleTests.Decides);
                if (sieve.IsLikely(table, RuleTests.Decides, first.Values, second.Values) && sieve.Accepts(rule, mostByChance: 0.9))
                {
                    yield return rule;
                }
            }
        }
    }

    private IEnumerable<SourceRule> Orders(TableName table, DataColumn[] columns)
    {
        foreach (var (i, first) in columns.Index())
        {
            foreach (var (j, second) in columns.Index().Where(other => other.Index != i))
            {
                var operands = Of(table, first.Name, second.Name);
                var same = new SourceRule(table, $"{table}: {first.Name} = {second.Name}", operands, RuleTests.Same);
                if (!sieve.IsLikely(table, RuleTests.AtMost, first.Values, second.Values))
                {
                    continue;
                }

                var rule = sieve.IsLikely(table, RuleTests.Same, first.Values, second.Values)
                    ? same
                    : new SourceRule(table, $"{table}: {first.Name} <= {second.Name}", operands, RuleTests.AtMost);
                if ((rule != same || i < j) && sieve.Accepts(rule, mostByChance: rule == same ? 0.5 : 0.9))
                {
                    yield return rule;
                }
            }
        }
    }

    // What is missing, or there, wherever another column is missing or has one of a few values.
    private IEnumerable<SourceRule> Absences(TableName table, DataTable data, DataColumn[] columns)
    {
        var rows = sieve.Rows.RowsOf(table);
        var nullable = columns.Where(column => rows.Count(row => column.Nulls[row]) is var missing && missing > 0 && missing < rows.Length)
            .ToArray();
        foreach (var target in nullable)
        {
            foreach (var reason in columns.Where(column => column != target))
            {
                foreach (var (text, isAt) in Conditions(data, rows, reason))
                {
                    var when = rows.Where(row => isAt(reason, row)).ToArray();
                    var missing = when.Count(row => target.Nulls[row]);
                    if (when.Length < RuleSieve.MinRows || when.Length == rows.Length || (missing > 0 && missing < when.Length))
                    {
                        continue;
                    }

                    var rule = Absence(table, $"{text} -> {target.Name} {(missing > 0 ? "missing" : "given")}",
                        reason.Name, isAt, target.Name, missing > 0);
                    if (sieve.Accepts(rule, mostByChance: 0.95))
                    {
                        yield return rule;
                    }
                }
            }
        }
    }

    private static SourceRule Absence(
        TableName table, string text, string reason, Func<DataColumn, int, bool> isAt, string target, bool isMissing) => new(
        table,
        $"{table}: {text}",
        rows =>
        {
            var (from, to) = (rows.Data[table][reason], rows.Data[table][target]);
            var places = rows.RowsOf(table);
            return
            [
                Array.ConvertAll(places, row => isAt(from, row) ? isMissing ? 1.0 : 0.0 : double.NaN),
                Array.ConvertAll(places, row => to.Nulls[row] ? 1.0 : 0.0),
            ];
        },
        RuleTests.Same);

    // Values are named only when several families have them.
    private static IEnumerable<(string Text, Func<DataColumn, int, bool> IsAt)> Conditions(DataTable data, int[] rows, DataColumn column)
    {
        yield return ($"{column.Name} missing", static (side, row) => side.Nulls[row]);
        if (column.Role is not (ColumnRole.Category or ColumnRole.Boolean or ColumnRole.Number))
        {
            yield break;
        }

        var values = rows.Where(row => !double.IsNaN(column.Values[row]))
            .Select(row => column.Values[row]).Distinct().Take(FewValues + 1).ToArray();
        foreach (var value in values.Order())
        {
            if (values.Length <= FewValues && rows.Where(row => column.Values[row] == value)
                .Select(row => data.Families[row]).Distinct().Take(MinFamilies).Count() == MinFamilies)
            {
                yield return ($"{column.Name} = {TextOf(column, value)}", (side, row) => side.Values[row] == value);
            }
        }
    }

    private static string TextOf(DataColumn column, double value) =>
        column.IsCoded ? column.Levels[(int)value] : value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private bool Repeats(TableName table, DataColumn column)
    {
        var present = sieve.Rows.RowsOf(table).Select(row => column.Values[row])
            .Where(value => !double.IsNaN(value)).CountBy(value => value).ToArray();
        return present.Length > 1 && present.Where(entry => entry.Value > 1).Sum(entry => entry.Value) >= RuleSieve.MinRows;
    }

    private static bool IsOwnKey(Table table, string column) =>
        table.UniqueKeys().Any(key => key.Count == 1 && key[0] == column);
}
