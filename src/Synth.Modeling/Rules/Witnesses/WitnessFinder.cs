using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds values of a row that never come without a certain value among the rows below it. That must be no matter of how many rows there are
/// below, and rows with other values must often be without.
/// </summary>
/// <param name="draft">The table of the rows below; it has a primary parent.</param>
/// <param name="isSettled">Whether another rule settles a column of the rows above, so that what is drawn does not tell its value.</param>
internal sealed class WitnessFinder(TableDraft draft, Func<string, bool> isSettled)
{
    private const double LeastWithout = 0.2;
    private const double MostShare = 0.95;

    private readonly WitnessColumn[] below =
        [.. WitnessColumn.Of(draft).Where(column => column.Model is { Presence: < 0, Decided: null }
            && DistinctGroups.Learn(column.Model.FirstVariable, draft.Columns, draft.Table) is null)];

    private readonly WitnessColumn[] above = [.. WitnessColumn.Of(draft.Parent!).Where(column => !isSettled(column.Model.Name))];

    /// <summary>The rules that hold without exception.</summary>
    public IEnumerable<WitnessRule> Find() =>
        from column in below
        from place in Enumerable.Range(0, column.Values.Length)
        let found = Count(column, place)
        from status in above
        let meant = Meant(status, found.Rows, found.Hits)
        where meant.Length > 0
        select Of(column, place, status, meant);

    /// <summary>A rule that the user asks for, with what the sample tells; null where its columns or values are not of the kind.</summary>
    public WitnessRule? Complete(WitnessRule rule)
    {
        var column = Array.Find(below, known => known.Model.Name == rule.Column);
        var status = Array.Find(above, known => known.Model.Name == rule.Above);
        return column?.PlaceOf(rule.Value) is >= 0 and var place && status is not null
            && rule.AboveValues.All(value => status.PlaceOf(value) >= 0)
            ? Of(column, place, status, [.. rule.AboveValues.Select(status.PlaceOf)])
            : null;
    }

    private WitnessRule Of(WitnessColumn column, int place, WitnessColumn status, int[] meant)
    {
        int[] ordered = [.. meant.OrderBy(value => status.Values[value], StringComparer.Ordinal)];
        return new WitnessRule(
            column.Model.Name,
            column.Values[place],
            status.Model.Name,
            ordered.Select(value => status.Values[value]).ToValueList(),
            column.Codes[place],
            ordered.Select(value => status.Codes[value]).ToValueList(),
            draft.Table.ParentRows.Count(parent => parent >= 0 && ordered.Contains(status.Places[parent])));
    }

    // The rows below each row, and how many of them have the value.
    private (int[] Rows, int[] Hits) Count(WitnessColumn column, int place)
    {
        var (rows, hits) = (new int[draft.Parent!.Table.RowCount], new int[draft.Parent.Table.RowCount]);
        for (var row = 0; row < draft.Table.RowCount; row++)
        {
            if (draft.Table.ParentRows[row] is >= 0 and var parent)
            {
                rows[parent]++;
                hits[parent] += column.Places[row] == place ? 1 : 0;
            }
        }

        return (rows, hits);
    }

    // The values above that always have a witness, where the rows with the others often have none.
    private int[] Meant(WitnessColumn status, int[] rows, int[] hits)
    {
        var groups = Enumerable.Range(0, rows.Length).Where(parent => rows[parent] > 0 && status.Places[parent] >= 0)
            .GroupBy(parent => status.Places[parent]).ToLookup(group => group.All(parent => hits[parent] > 0));
        int[] others = [.. groups[false].SelectMany(group => group)];
        var without = others.Count(parent => hits[parent] == 0) / (double)Math.Max(1, others.Length);
        return others.Length < Evidence.FewestRows || without < LeastWithout
            ? []
            : [.. groups[true].Where(group => IsStrong([.. group], rows, hits, without)).Select(group => group.Key).Order()];
    }

    // Against rows that had a witness as often as those with other values have one, and against rows each of which had the value by itself
    // as often as all below such rows do. Rows of one family are one observation.
    private bool IsStrong(int[] parents, int[] rows, int[] hits, double without)
    {
        var share = parents.Sum(parent => hits[parent]) / (double)parents.Sum(parent => rows[parent]);
        var families = parents.GroupBy(parent => draft.Parent!.Table.Families[parent]).ToArray();
        var byChance = families.Sum(family => family.Min(parent => -Math.Log(1 - Math.Pow(1 - share, rows[parent]))));
        return families.Length >= Evidence.FewestRows
            && share <= MostShare
            && byChance >= Evidence.Surprising
            && -Math.Log(Math.Max(1 - without, 1e-3)) * families.Length >= Evidence.Surprising;
    }
}
