using System.Globalization;

namespace Synth.Modeling;

/// <summary>Finds what a run of digits is: a date, a counter, a number within bounds, a choice among few, or digits.</summary>
internal static class DigitsFitter
{
    private const int FewChoices = 60;
    private const int LeastRows = 20;
    private const double LeastCoverage = 0.9;

    private static readonly string[] DateFormats = ["yyyyMMdd", "yyMMdd", "yyyyMM", "ddMMyyyy"];

    /// <summary>The parts that write a run.</summary>
    /// <param name="runs">The run in each text, with the row it stands in.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    /// <param name="mayBeChoice">Whether frequent values may be kept as a whole.</param>
    public static IEnumerable<TemplatePart> Fit(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context, bool mayBeChoice)
    {
        var fixedWidth = runs.All(entry => entry.Run.Length == runs[0].Run.Length);
        var width = fixedWidth ? runs[0].Run.Length : 0;
        if (fixedWidth && RowDateFitter.Find(runs, context) is var (begin, part))
        {
            return [.. Cut(0, begin), part, .. Cut(begin + part.LongestText, width)];
        }

        if (fixedWidth && FitDate(runs, context) is { } date)
        {
            return [date];
        }

        if (fixedWidth && Enumerable.Range(0, width).Any(place => GenderFitter.Fit(runs, place, Alphabet.Digits, context) is not null))
        {
            return AlphabetFitter.Fit(runs, context);
        }

        if (runs.All(entry => entry.Run.Length <= 18))
        {
            var numbers = runs.Select(entry => long.Parse(entry.Run, CultureInfo.InvariantCulture)).ToArray();
            if (FitCounter(numbers, width, context) is { } counter)
            {
                return [counter];
            }

            if (mayBeChoice && FitChoice(runs, context) is { } choice)
            {
                return [choice];
            }

            if (!fixedWidth || IsNarrow(numbers, width))
            {
                return [Bounds(numbers, width, context)];
            }
        }

        return AlphabetFitter.Fit(runs, context);

        IEnumerable<TemplatePart> Cut(int begin, int end) =>
            begin == end ? [] : Fit([.. runs.Select(entry => (entry.Run[begin..end], entry.Row))], context, mayBeChoice: false);
    }

    // A date by itself, where every run of the length is one.
    private static DatePart? FitDate(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context)
    {
        foreach (var format in DateFormats.Where(format => format.Length == runs[0].Run.Length))
        {
            if (runs.Count >= LeastRows && BoundsOf(runs, format, context.MinFamilies) is { } bounds)
            {
                return new DatePart(format, bounds.First, bounds.Last, null, false);
            }
        }

        return null;
    }

    private static (int First, int Last)? BoundsOf(IReadOnlyList<(string Run, int Row)> runs, string format, int k)
    {
        var days = new List<int>(runs.Count);
        foreach (var (run, _) in runs)
        {
            if (!DateOnly.TryParseExact(run, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || date.Year is < 1900 or > 2100)
            {
                return null;
            }

            days.Add(date.DayNumber);
        }

        days.Sort();
        var edge = Math.Min(k - 1, days.Count / 2);
        return (days[edge], days[^(edge + 1)]);
    }

    // Different numbers, nearly without gaps, as many as there are rows.
    private static CounterPart? FitCounter(long[] numbers, int width, EncodingContext context)
    {
        if (numbers.Length < LeastRows || numbers.Length < LeastCoverage * context.Families.Length
            || numbers.Distinct().Count() < numbers.Length)
        {
            return null;
        }

        var (least, most) = (numbers.Min(), numbers.Max());
        var step = (most - least) / (double)Math.Max(1, context.SourceRows - 1);
        return step is >= 0.9 and <= 10 && Math.Abs(step - Math.Round(step)) < 0.1
            ? new CounterPart(least, (long)Math.Round(step), width)
            : null;
    }

    private static ChoicePart? FitChoice(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context)
    {
        var kept = runs
            .GroupBy(entry => entry.Run, StringComparer.Ordinal)
            .Where(group => TemplateGroup.HasFamilies(group.Select(entry => context.Families[entry.Row]), context.MinFamilies))
            .Select(group => new CategoryValue(group.Key, group.Count()))
            .OrderByDescending(value => value.Rows)
            .ThenBy(value => value.Text, StringComparer.Ordinal)
            .ToArray();
        return kept.Length is > 0 and <= FewChoices && kept.Sum(value => value.Rows) >= LeastCoverage * runs.Count
            ? new ChoicePart(kept)
            : null;
    }

    private static bool IsNarrow(long[] numbers, int width) =>
        width is 2 or 3 && numbers.Length >= LeastRows && numbers.Max() - numbers.Min() < 0.7 * Math.Pow(10, width);

    private static NumberPart Bounds(long[] numbers, int width, EncodingContext context)
    {
        var sorted = numbers.Order().ToArray();
        var edge = Math.Min(context.MinFamilies - 1, sorted.Length / 4);
        return new NumberPart(sorted[edge], sorted[^(edge + 1)], width);
    }
}
