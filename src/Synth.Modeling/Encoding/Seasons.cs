namespace Synth.Modeling;

/// <summary>
/// Tells days that keep to a season, some months of every year: terms with their exams, championships. Distances from other dates lose
/// that, and ranges of days must not reach over what lies between two seasons.
/// </summary>
internal static class Seasons
{
    private const int FewestYears = 3;
    private const int MostMonths = 8;

    /// <summary>The fewest days between two seasons.</summary>
    private const int ShortestPause = 45;

    /// <summary>The most seasons that ranges are kept apart for; those with the longest pauses.</summary>
    private const int MostPauses = 60;

    /// <summary>Whether days of several years lie in some months only, as by chance they would not.</summary>
    /// <param name="days">The days, since 0001-01-01. Ascending, each once.</param>
    public static bool Are(long[] days)
    {
        if (days.Length == 0 || days[0] < NumberLimits.Days.Least || days[^1] > NumberLimits.Days.Most)
        {
            return false;
        }

        var dates = Array.ConvertAll(days, day => DateOnly.FromDayNumber((int)day));
        var months = dates.Select(date => date.Month).Distinct().Count();
        return dates.Select(date => date.Year).Distinct().Count() >= FewestYears
            && months <= MostMonths
            && -Math.Log(months / 12.0) * days.Length > Evidence.Surprising;
    }

    /// <summary>The places of days before which a season begins: where a range of days may not go on.</summary>
    /// <param name="days">The days. Ascending, each once.</param>
    public static HashSet<int> BeginningsOf(long[] days) => !Are(days) ? [] :
    [
        .. Enumerable.Range(1, days.Length - 1)
            .Where(i => days[i] - days[i - 1] > ShortestPause)
            .OrderByDescending(i => days[i] - days[i - 1])
            .ThenBy(i => i)
            .Take(MostPauses),
    ];
}
