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
        var room = new CountRoom(draft, child, last.Above);
        var order = StepColumn.Of(steps, last);
        return room.Exclude(
            from rows in Enumerable.Range(1, MostRows).GroupBy(room.CodeOf)
            where rows.Key != room.CodeOf(MostRows + 1)
            from pair in last.AboveCodes.Zip(last.Codes)
            where !rows.Any(number => order.CanEnd(number, pair.Second))
            select (rows.Key, pair.First));
    }
}
