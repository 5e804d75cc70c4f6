using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds times that never lie on some days of the week, or outside some hours.</summary>
internal static class CalendarFinder
{
    private const int FewestRows = 60;

    /// <summary>So often a day that many families share is counted: ten term dates of a school are ten choices, not a thousand.</summary>
    private const int MostOfOneDay = 2;

    /// <summary>The rule of a column; null where it keeps none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="hasTime">Whether it holds times of day, too.</param>
    /// <param name="families">The family of each row: what one repeats is one observation. Shape [rows].</param>
    public static CalendarRule? Find(SourceNumbers column, bool hasTime, int[] families)
    {
        var times = Enumerable.Range(0, families.Length).Where(row => column.Exact[row] is not null)
            .Select(row => (Ticks: column.Exact[row]!.Value, Family: families[row])).ToArray();
        if (times.Length < FewestRows)
        {
            return null;
        }

        var days = times.Select(entry => CalendarRule.DayOf(entry.Ticks)).Distinct().Order().ToValueList();
        var observations = times.Select(entry => (Day: Math.Floor(entry.Ticks / TimeSpan.TicksPerDay), entry.Family)).Distinct()
            .CountBy(entry => entry.Day).Sum(entry => Math.Min(entry.Value, MostOfOneDay));
        var hours = times.Select(entry => CalendarRule.HourOf(entry.Ticks)).ToArray();
        var (first, last) = hasTime ? (hours.Min(), hours.Max()) : (0, 23);
        var isWeekly = days.Count < 7 && IsSurprising(days.Count / 7.0, observations);

        // Midnight throughout is a date, not an hour of work.
        var isDaily = hasTime && last - first < 20 && last > first && IsSurprising((last - first + 1) / 24.0, observations);
        return isWeekly || isDaily
            ? new CalendarRule(
                column.Name, isWeekly ? days : [0, 1, 2, 3, 4, 5, 6], isDaily ? first : 0, isDaily ? last : 23, times.Length)
            {
                IsSharp = isDaily && EndsSharply(times.Select(entry => entry.Ticks), last),
            }
            : null;
    }

    // All times of the last hour are its first moment, though few others are on the hour.
    private static bool EndsSharply(IEnumerable<decimal> times, int last)
    {
        var ends = times.ToLookup(ticks => CalendarRule.HourOf(ticks) == last, ticks => ticks % TimeSpan.TicksPerHour == 0);
        var chance = (ends[false].Count(isSharp => isSharp) + 1) / (double)(ends[false].Count() + 1);
        return ends[true].All(isSharp => isSharp) && IsSurprising(chance, ends[true].Count());
    }

    private static bool IsSurprising(double share, int observations) => -Math.Log(share) * observations > Evidence.Surprising;
}
