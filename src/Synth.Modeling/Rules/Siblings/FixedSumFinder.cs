namespace Synth.Modeling;

/// <summary>Finds columns whose values sum up to the same number among the rows of each parent.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class FixedSumFinder(SourceTable table, SourceNumbers[] columns)
{
    private const double MostChance = 0.5;

    /// <summary>The rules that hold, all of them without exception.</summary>
    public IEnumerable<FixedSumRule> Find() => columns
        .Where(column => !column.IsTemporal && column.Missing == 0 && column.DistinctCount > 2)
        .Select(Check)
        .OfType<FixedSumRule>();

    private FixedSumRule? Check(SourceNumbers column)
    {
        var shuffled = Evidence.Shuffle(table.RowCount);
        var (families, several, byChance) = (0, 0, 0);
        decimal? total = null;
        foreach (var family in FamilySummary.FamiliesOf(table.ParentRows))
        {
            var (sum, mixed) = (0m, 0m);
            for (var row = family.Begin; row < family.End; row++)
            {
                sum += column.Exact[row]!.Value;
                mixed += column.Exact[shuffled[row]]!.Value;
            }

            total ??= sum;
            if (sum != total)
            {
                return null;
            }

            families++;
            several += family.End - family.Begin > 1 ? 1 : 0;
            byChance += mixed == total ? 1 : 0;
        }

        return total is { } known && several >= Evidence.FewestRows
            && Evidence.IsStrong(byChance / (double)families, several, MostChance)
            ? new FixedSumRule(column.Name, known, DecisionFitter.KeyOf(table.Plan), column.Decimals, families)
            : null;
    }
}
