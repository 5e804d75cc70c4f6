using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Recognises dates that everyone has on the same few days, with other days between them: when bills are sent, the weeks of a report.
/// Counted from other dates they would lie on any day; by themselves each is a code.
/// </summary>
internal static class SharedDays
{
    private const int MostDays = 200;
    private const int FewestRowsPerDay = 20;

    /// <summary>At most this share of the rows may lie on days that too few families have.</summary>
    private const double MostRare = 0.02;

    /// <summary>Where at most this share of the codes stand for several days, all others are the column's days.</summary>
    private const double MostRanges = 0.1;

    /// <summary>So many times as many days must lie between the first one and the last one.</summary>
    private const int LeastSpread = 2;

    /// <summary>Whether a column holds such dates.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static bool Are(ColumnType type, ColumnVector column, EncodingContext context)
    {
        if (type.WithoutDomain() is not DateType || column is not FixedVector<long> dates)
        {
            return false;
        }

        var families = new Dictionary<long, HashSet<int>>();
        var rows = new Dictionary<long, int>();
        for (var row = 0; row < dates.Count; row++)
        {
            if (dates.IsNull(row))
            {
                continue;
            }

            var day = dates.Values[row];
            if (!families.TryGetValue(day, out var known))
            {
                if (families.Count == MostDays || TemporalValues.IsSpecial(day))
                {
                    return false;
                }

                families.Add(day, known = []);
            }

            known.Add(context.Families[row]);
            rows[day] = rows.GetValueOrDefault(day) + 1;
        }

        var told = dates.Count - dates.NullCount;
        return families.Count > 1
            && told >= (long)FewestRowsPerDay * families.Count
            && families.Keys.Max() - families.Keys.Min() >= (long)LeastSpread * families.Count
            && rows.Where(entry => families[entry.Key].Count < context.MinFamilies).Sum(entry => entry.Value) <= MostRare * told;
    }

    /// <summary>The days of a column of few days in ticks, ascending; empty where any day may be.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="encoder">How it is coded.</param>
    public static decimal[] Of(ColumnType type, ColumnEncoder? encoder) =>
        type.WithoutDomain() is DateType && encoder is NumberEncoder days
            && days.Bins.Count(bin => !bin.IsSingle) <= MostRanges * days.Bins.Length
            ? [.. days.Bins.Where(bin => bin.IsSingle).Select(bin => bin.Low * (decimal)TimeSpan.TicksPerDay)]
            : [];
}
