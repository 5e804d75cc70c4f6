using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds the date of another column of the row in runs of digits, whole or as a part of them: the day of birth in a personal number, its
/// month counted on where that tells century or gender.
/// </summary>
internal static class RowDateFitter
{
    private const double LeastAgreement = 0.95;
    private const int ProbeRows = 16;
    private const int LeastEmbedded = 4;
    private const int MostShift = 80;
    private const int MostColumns = 32;

    private static readonly string[] Formats =
        ["yyyyMMdd", "ddMMyyyy", "yyMMdd", "ddMMyy", "yyyyMM", "yyyy", "yyMM", "yy", "MM", "dd"];

    /// <summary>The date, and at which place it begins; null where there is none. The longest one is found, then the first one.</summary>
    /// <param name="runs">The runs, all of one length, with their rows.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    public static (int Begin, DatePart Part)? Find(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context)
    {
        var width = runs[0].Run.Length;
        (Column Column, Func<int, DateOnly?> DateOf)[] dates =
            runs.Count < 2 * context.MinFamilies || runs.Select(entry => entry.Run).Distinct().Take(2).Count() < 2
                ? []
                : [.. (context.Meanings?.Dates() ?? []).Take(MostColumns).Select(column => (column, DateOf(column, context)))];
        foreach (var format in Formats.Where(format => format.Length == width || (format.Length >= LeastEmbedded && format.Length < width)))
        {
            foreach (var (column, dateOf) in dates)
            {
                for (var begin = 0; begin + format.Length <= width; begin++)
                {
                    if (ShiftsOf(runs, begin, format, dateOf, context) is { } shifts)
                    {
                        var (first, last) = BoundsOf(runs, dateOf, context.MinFamilies);
                        return (begin, new DatePart(format, first, last, column.Name, column.Type is TimestampType) { Shifts = shifts });
                    }
                }
            }
        }

        return null;
    }

    // What is added to months so that nearly all runs are the date; null where they are not.
    private static MonthShift[]? ShiftsOf(
        IReadOnlyList<(string Run, int Row)> runs, int begin, string format, Func<int, DateOnly?> dateOf, EncodingContext context)
    {
        var (probed, differing) = (Math.Min(ProbeRows, runs.Count), 0);
        foreach (var i in Enumerable.Range(0, probed).Select(i => (int)((long)i * runs.Count / probed)))
        {
            differing += dateOf(runs[i].Row) is { } date && ShiftOf(runs[i].Run, begin, format, date) is not null ? 0 : 1;
            if (differing > probed / 4)
            {
                return null;
            }
        }

        var told = runs.Select(entry => (entry.Row, Date: dateOf(entry.Row), entry.Run)).Where(entry => entry.Date is not null)
            .Select(entry => (entry.Row, Century: entry.Date!.Value.Year / 100, Shift: ShiftOf(entry.Run, begin, format, entry.Date.Value)))
            .ToArray();
        return By(null, _ => null) ?? (GenderFitter.ColumnOf(context) is var (column, genderOf) ? By(column, genderOf) : null);

        MonthShift[]? By(string? column, Func<int, string?> valueOf)
        {
            var groups = told.GroupBy(entry => (entry.Century, Value: valueOf(entry.Row)))
                .Select(group => (group.Key, Common: group.Where(entry => entry.Shift is not null).CountBy(entry => entry.Shift!.Value)
                    .DefaultIfEmpty(default).MaxBy(entry => entry.Value)))
                .ToArray();
            return groups.Sum(group => group.Common.Value) < LeastAgreement * runs.Count
                ? null
                : [.. groups.Where(group => group.Common.Key > 0)
                    .Select(group => new MonthShift(group.Key.Century, column, group.Key.Value, group.Common.Key))
                    .OrderBy(shift => shift.Century).ThenBy(shift => shift.Value, StringComparer.Ordinal)];
        }
    }

    // What is added to the month in a run, a multiple of ten; null where it is not the date.
    private static int? ShiftOf(string run, int begin, string format, DateOnly date)
    {
        Span<char> text = stackalloc char[8];
        date.TryFormat(text, out var written, format, CultureInfo.InvariantCulture);
        var month = format.IndexOf("MM", StringComparison.Ordinal);
        var shift = month < 0 ? 0 : (run[begin + month] - text[month]) * 10;
        if (shift is < 0 or > MostShift || (shift > 0 && !format.Contains("yy", StringComparison.Ordinal)))
        {
            return null;
        }

        text[Math.Max(0, month)] += (char)(shift / 10);
        return text[..written].SequenceEqual(run.AsSpan(begin, written)) ? shift : null;
    }

    private static Func<int, DateOnly?> DateOf(Column column, EncodingContext context) =>
        context.Meanings!.VectorOf(column.Name) is not FixedVector<long> values ? _ => null
        : row => values.IsNull(row) || TemporalValues.IsSpecial(values.Values[row]) ? null
        : DateOnly.FromDayNumber((int)(column.Type is TimestampType ? values.Values[row] / TimeSpan.TicksPerDay : values.Values[row]));

    // The days between which rows without a date are written, no family's own among them.
    private static (int First, int Last) BoundsOf(IReadOnlyList<(string Run, int Row)> runs, Func<int, DateOnly?> dateOf, int k)
    {
        int[] days = [.. runs.Select(entry => dateOf(entry.Row)?.DayNumber).OfType<int>().Order()];
        var edge = Math.Min(k - 1, days.Length / 2);
        return (days[edge], days[^(edge + 1)]);
    }
}
