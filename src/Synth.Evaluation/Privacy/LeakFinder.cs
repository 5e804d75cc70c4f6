using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Looks for values of few source rows among the synthetic ones.</summary>
/// <param name="members">The rows that the fit saw.</param>
/// <param name="controls">The rows that it did not see; null without any.</param>
/// <param name="synthetic">The synthetic rows.</param>
/// <param name="isCommon">Whether a text is a name or a place that published lists have: such a text alone is nobody's.</param>
internal sealed class LeakFinder(Population members, Population? controls, Population synthetic, Predicate<string> isCommon)
{
    private const int MinTextLength = 6;

    /// <summary>Looks through a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="canaries">Texts that must not occur, not even within others.</param>
    public ValueList<LeakedValues> Find(TableScope table, IReadOnlyList<string> canaries) =>
        members.Data[table.Name].Columns
            .Where(column => !IsForeignKey(table, column.Name))
            .SelectMany(column => Find(table, column, canaries))
            .ToValueList();

    private IEnumerable<LeakedValues> Find(TableScope table, DataColumn column, IReadOnlyList<string> canaries)
    {
        if (column.IsCoded && canaries.Count > 0)
        {
            var hits = canaries.Count(canary => Codes(synthetic, table, column)
                .Any(code => column.Levels[code].Contains(canary, StringComparison.Ordinal)));
            yield return new LeakedValues(column.Name, LeakKind.Canary, canaries.Count, hits, controls is null ? null : 0);
        }

        if (column is { IsCoded: true, Role: ColumnRole.Text or ColumnRole.Key })
        {
            var once = Codes(members, table, column).CountBy(code => code)
                .Where(entry => entry.Value == 1 && column.Levels[entry.Key].Length >= MinTextLength)
                .Select(entry => entry.Key).ToHashSet();
            yield return Compare(table, column, LeakKind.Text, once) with { ByChance = ByChance(table, column, once) };
        }

        if (column.Role == ColumnRole.Category)
        {
            yield return Compare(table, column, LeakKind.RareCategory, RareCodes(table, column));
        }

        if (column.Role is ColumnRole.Number or ColumnRole.DateTime && members.RowsOf(table.Name).Length >= AttackedTable.MinRows)
        {
            yield return Extremes(table, column);
        }
    }

    private HashSet<int> RareCodes(TableScope table, DataColumn column)
    {
        var (rows, families) = (members.RowsOf(table.Name), members.Data[table.Name].Families);
        return RareLevels.Of(Array.ConvertAll(rows, row => column.Values[row]), Array.ConvertAll(rows, row => families[row]));
    }

    private LeakedValues Compare(TableScope table, DataColumn column, LeakKind kind, HashSet<int> codes)
    {
        int In(Population side) => Codes(side, table, column).Distinct().Count(code => codes.Contains(code) && !IsCommon(column, code));
        return new LeakedValues(column.Name, kind, codes.Count, In(synthetic), controls is null ? null : Scaled(table, In(controls)));
    }

    private int ByChance(TableScope table, DataColumn column, HashSet<int> codes)
    {
        var looked = codes.Where(code => !IsCommon(column, code)).Select(code => column.Levels[code]).ToHashSet(StringComparer.Ordinal);
        return ChanceMeetings.Most([.. Codes(synthetic, table, column).Distinct().Select(code => column.Levels[code])], looked);
    }

    private bool IsCommon(DataColumn column, int code) => column.IsCoded && isCommon(column.Levels[code]);

    // Extremes that several rows share (a zero, a cap) are everybody's.
    private LeakedValues Extremes(TableScope table, DataColumn column)
    {
        var values = members.RowsOf(table.Name).Select(row => column.Values[row]).Where(value => !double.IsNaN(value)).ToArray();
        Array.Sort(values);
        var lone = new HashSet<double>();
        if (values.Length > 2)
        {
            lone.UnionWith(values[0] != values[1] ? [values[0]] : []);
            lone.UnionWith(values[^1] != values[^2] ? [values[^1]] : []);
        }

        HashSet<double> Different(Population side) =>
            [.. side.RowsOf(table.Name).Select(row => side.Data[table.Name][column.Name].Values[row]).Where(value => !double.IsNaN(value))];
        var made = Different(synthetic);
        return new LeakedValues(column.Name, LeakKind.Extreme, lone.Count, lone.Count(made.Contains), controls is null
            ? null
            : Scaled(table, lone.Count(Different(controls).Contains)))
        {
            ByChance = lone.Overlaps(made) ? ChanceMeetings.Most(made, lone, StepOf(values)) : 0,
        };
    }

    // The least difference between two values that are not the same.
    private static double StepOf(double[] sorted) =>
        sorted.Zip(sorted.Skip(1), (lower, upper) => upper - lower).Where(difference => difference > 0).DefaultIfEmpty(1).Min();

    // Fewer unseen rows meet fewer values by chance.
    private int Scaled(TableScope table, int hits) =>
        (int)Math.Ceiling(hits
            * Math.Max(1, synthetic.RowsOf(table.Name).Length / (double)Math.Max(1, controls!.RowsOf(table.Name).Length)));

    private static IEnumerable<int> Codes(Population side, TableScope table, DataColumn column)
    {
        var values = side.Data[table.Name][column.Name].Values;
        return side.RowsOf(table.Name).Where(row => !double.IsNaN(values[row])).Select(row => (int)values[row]);
    }

    private static bool IsForeignKey(TableScope table, string column) =>
        table.Table.ForeignKeys.Any(key => key.ReferencingColumns.Contains(column));
}
