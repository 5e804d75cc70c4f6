using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Keeps rows that ask for witnesses of several values from having fewer rows below them than that, as far as the source has none such.
/// </summary>
internal static class WitnessRoom
{
    /// <summary>The numbers of rows below that do not go with values of a table's columns.</summary>
    /// <param name="draft">The table, coded.</param>
    /// <param name="below">The rules of its child tables.</param>
    public static IEnumerable<Exclusion> Of(TableDraft draft, IEnumerable<(TableName Child, Rule Rule)> below)
    {
        var demands =
            from entry in below
            let rule = entry.Rule as WitnessRule
            where rule is not null
            from code in rule.AboveCodes
            group rule.Code by (entry.Child, rule.Above, Status: code, rule.Column) into witnesses
            group (witnesses.Key.Status, Rows: witnesses.Distinct().Count()) by (witnesses.Key.Child, witnesses.Key.Above);
        foreach (var demand in demands)
        {
            var room = new CountRoom(draft, demand.Key.Child, demand.Key.Above);
            var pairs = demand.SelectMany(entry => Enumerable.Range(1, entry.Rows - 1).Select(rows => (room.CodeOf(rows), entry.Status)));
            if (room.Exclude(pairs.Distinct()) is { } exclusion)
            {
                yield return exclusion;
            }
        }
    }
}
