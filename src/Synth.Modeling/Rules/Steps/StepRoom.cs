using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Keeps rows whose value the last of the rows below has from having a number of rows below them by which that value cannot be reached, as
/// far as the source has none such.
/// </summary>
internal static class StepRoom
{
    private const int MostRows = 40;

    /// <summary>The numbers of rows below that do not go with values of a table's columns.</summary>
    /// <param name="draft">The table, coded.</param>
    /// <param name="below">The rules of its child tables.</param>
    public static IEnumerable<Exclusion> Of(TableDraft draft, IEnumerable<(TableName Child, Rule Rule)> below) =>
        from steps in below
        where steps.Rule is StepRule
        from last in below
        where last.Child == steps.Child && last.Rule is LastRule && last.Rule.Column == steps.Rule.Column
        let found = Find(draft, steps.Child, (StepRule)steps.Rule, (LastRule)last.Rule)
        where found is not null
        select found;

    private static Exclusion? Find(TableDraft draft, TableName child, StepRule steps, LastRule last)
    {
        var column = draft.Columns.OfType<DataColumnModel>().First(model => model.Name == last.Above);
        var count = draft.Counts.Index().First(entry => entry.Item.Counted == child && entry.Item.Link < 0);
        var known = count.Item.Codes.Zip(draft.Variables[column.FirstVariable].Codes).ToHashSet();
        var order = StepColumn.Of(steps, last);
        var room = Enumerable.Range(1, MostRows).GroupBy(rows => count.Item.Encoder.CodeOf(rows))
            .Where(rows => rows.Key != count.Item.Encoder.CodeOf(MostRows + 1));
        (byte Count, byte Status)[] pairs = [.. room.SelectMany(rows => last.AboveCodes.Zip(last.Codes)
            .Where(pair => !known.Contains((rows.Key, pair.First)) && !rows.Any(number => order.CanEnd(number, pair.Second)))
            .Select(pair => (rows.Key, pair.First)))];
        return pairs.Length == 0 || column.Decided is not null
            ? null
            : new Exclusion(
                draft.StructureCount - draft.Counts.Count + count.Index,
                column.FirstVariable,
                Array.ConvertAll(pairs, pair => pair.Count),
                Array.ConvertAll(pairs, pair => pair.Status),
                $"{draft.Table.Plan.Name}.{column.Name}",
                $"{draft.Table.Plan.Name}.{count.Item.Variable.Name}",
                IsDecided: false,
                draft.Table.RowCount);
    }
}
