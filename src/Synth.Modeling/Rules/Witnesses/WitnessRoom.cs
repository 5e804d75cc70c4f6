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
            var column = draft.Columns.OfType<DataColumnModel>().First(model => model.Name == demand.Key.Above);
            var count = draft.Counts.Index().First(entry => entry.Item.Counted == demand.Key.Child && entry.Item.Link < 0);
            var known = count.Item.Codes.Zip(draft.Variables[column.FirstVariable].Codes).ToHashSet();
            (byte Count, byte Status)[] pairs = [.. demand
                .SelectMany(entry => Enumerable.Range(1, entry.Rows - 1).Select(rows => (count.Item.Encoder.CodeOf(rows), entry.Status)))
                .Distinct()
                .Where(pair => !known.Contains(pair))];
            if (pairs.Length > 0 && column.Decided is null)
            {
                yield return new Exclusion(
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
    }
}
