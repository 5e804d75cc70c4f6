using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Puts times of siblings in order again, each after its elder ones, where days and hours of work have moved some of them: two that come
/// to the same morning stay as they followed each other.
/// </summary>
internal static class SiblingTimes
{
    /// <summary>Whether a column is counted from the sibling before, always forward.</summary>
    public static bool Rise(DataColumnModel column) =>
        column.Encoder is ElderEncoder { Base: ElderBase.Previous, Step.Bins: { Length: > 0 } steps } && steps[0].Low >= 0;

    /// <summary>Writes the column.</summary>
    /// <param name="rows">The rows, siblings side by side in their order.</param>
    /// <param name="column">The column.</param>
    /// <param name="index">Its number.</param>
    /// <param name="type">Its type.</param>
    public static void Sort(RuleRows rows, string column, int index, ColumnType type)
    {
        var read = rows.Numbers(new RuleColumn(0, column));
        var drawn = Array.ConvertAll([.. Enumerable.Range(0, rows.Count)], row => read(row));
        var values = (decimal?[])drawn.Clone();
        foreach (var family in Enumerable.Range(0, rows.Count)
            .Where(row => rows.ParentOf(row) >= 0 && drawn[row] is not null).GroupBy(rows.ParentOf))
        {
            foreach (var (row, value) in family.Zip(family.Select(row => drawn[row]).Order()))
            {
                values[row] = value;
            }
        }

        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) =>
            values[row] is { } value && value != drawn[row] && CellNumber.TryAppend(target, type, value));
    }
}
