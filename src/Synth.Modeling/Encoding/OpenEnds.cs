using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Finds the date that stands for "for ever" in a column: the ninth millennium, or infinity, where other rows have dates of their time. It
/// is no distance from anything, so that what counts dates from each other has to leave it out.
/// </summary>
internal static class OpenEnds
{
    /// <summary>It lies at least so many days behind all others: half a century.</summary>
    private const long FewestDays = 18_262;

    /// <summary>The date as it is stored, or null where the column has none.</summary>
    /// <param name="column">Dates in days, or timestamps in ticks.</param>
    /// <param name="isTimestamp">Which of the two.</param>
    /// <param name="families">The family of each row. Shape [rows].</param>
    /// <param name="minFamilies">How many families must have it.</param>
    public static long? Find(FixedVector<long> column, bool isTimestamp, int[] families, int minFamilies)
    {
        var values = column.Values.ToArray();
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => !column.IsNull(row))];
        if (rows.Length == 0)
        {
            return null;
        }

        var special = Array.FindIndex(rows, row => TemporalValues.IsSpecial(values[row]));
        var end = special >= 0 ? values[rows[special]] : rows.Max(row => values[row]);
        var others = rows.Where(row => values[row] != end).Select(row => values[row]).ToArray();
        return others.Length > 0
            && (special >= 0 ? !others.Any(TemporalValues.IsSpecial) : IsFar(end, others, isTimestamp))
            && rows.Where(row => values[row] == end).Select(row => families[row]).Distinct().Count() >= minFamilies
                ? end
                : null;
    }

    /// <summary>The same among times in ticks, without asking whose they are; null where there is none.</summary>
    public static decimal? Find(IEnumerable<decimal?> ticks)
    {
        var values = ticks.OfType<decimal>().Distinct().Order().ToArray();
        return values.Length > 1 && IsFar((long)values[^1], [.. values.SkipLast(1).Select(value => (long)value)], isTimestamp: true)
            ? values[^1]
            : null;
    }

    // Farther behind the last of the others than these lie apart, twice over.
    private static bool IsFar(long end, long[] others, bool isTimestamp)
    {
        var last = DayOf(others.Max(), isTimestamp);
        return DayOf(end, isTimestamp) - last > Math.Max(FewestDays, 2 * (last - DayOf(others.Min(), isTimestamp)));
    }

    private static long DayOf(long value, bool isTimestamp) => OffsetEncoder.Split(value, isTimestamp).Day;
}
