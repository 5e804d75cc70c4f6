namespace Synth.Modeling;

/// <summary>Finds dates whose year another column of the row tells.</summary>
internal static class YearFinder
{
    private const int FewestRows = 30;
    private const int FewestYears = 3;

    /// <summary>The rules that all rows keep.</summary>
    /// <param name="columns">The table's columns of numbers and dates.</param>
    public static IEnumerable<YearRule> Find(SourceNumbers[] columns) =>
        from date in columns
        where date.IsTemporal && date.Exact.Length - date.Missing >= FewestRows
        let year = Array.Find(columns, other => !other.IsTemporal && other.DistinctCount >= FewestYears && Tells(other, date))
        where year is not null
        select new YearRule(date.Name, year.Name, date.Exact.Length - date.Missing);

    private static bool Tells(SourceNumbers year, SourceNumbers date)
    {
        for (var row = 0; row < date.Exact.Length; row++)
        {
            if (date.Exact[row] is { } ticks && (year.Exact[row] is not { } told || YearRule.YearOf(ticks) != told))
            {
                return false;
            }
        }

        return true;
    }
}
