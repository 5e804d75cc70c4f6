using System.Globalization;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Draws distributions without giving a rare source value away: categories that fewer than <see cref="MinRows"/> source rows or fewer
/// than <see cref="RareLevels.MinFamilies"/> families have are pooled, and ranges end at the 1% and 99% quantiles, with round bounds.
/// </summary>
internal static class DistributionPlotter
{
    /// <summary>The fewest source rows that a value must have to be named.</summary>
    public const int MinRows = 10;

    private const int Bars = 20;
    private const string Missing = "missing";
    private const string Other = "other";

    /// <summary>The distribution of a column.</summary>
    public static Distribution Plot(DataColumn source, IEnumerable<double> sourceValues, IEnumerable<double> syntheticValues)
    {
        var (a, b) = (sourceValues.ToArray(), syntheticValues.ToArray());
        return source.IsCoded ? OfLevels(source, a, b)
            : source.Role == ColumnRole.Boolean ? OfRanges(a, b, [0.5], ["false", "true"])
            : OfNumbers(a, b, source.Role == ColumnRole.DateTime ? FormatMoment : FormatNumber);
    }

    /// <summary>The distribution of a variable of a classifier.</summary>
    public static Distribution Plot(Feature source, Feature synthetic)
    {
        var (a, b) = (Values(source), Values(synthetic));
        return source.Category is { } column ? OfLevels(column, a, b)
            : OfNumbers(a, b, source.SecondsPerUnit == 0 ? FormatNumber : FormatMoment);

        // As seconds moments have bounds at round times, whatever a classifier is given.
        static double[] Values(Feature feature) =>
            Array.ConvertAll(feature.Values, value => ((double)value * Math.Max(1, feature.SecondsPerUnit)) + feature.Origin);
    }

    private static Distribution OfLevels(DataColumn column, double[] source, double[] synthetic)
    {
        var shown = source.Where(value => !double.IsNaN(value)).CountBy(value => (int)value)
            .Where(entry => entry.Value >= MinRows && !column.RareLevels.Contains(entry.Key))
            .OrderByDescending(entry => entry.Value)
            .Take(Bars)
            .Select(entry => entry.Key)
            .ToArray();
        var places = shown.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int Place(double value) => double.IsNaN(value) ? shown.Length + 1 : places.GetValueOrDefault((int)value, shown.Length);
        return Make([.. shown.Select(code => column.Levels[code]), Other, Missing], isOrdered: false, source, synthetic, Place);
    }

    private static Distribution OfNumbers(double[] source, double[] synthetic, Func<double, double, string> format)
    {
        var present = source.Where(value => !double.IsNaN(value)).ToArray();
        Array.Sort(present);
        if (present.Length < MinRows)
        {
            return Make([Other, Missing], isOrdered: true, source, synthetic, value => double.IsNaN(value) ? 1 : 0);
        }

        var beyond = Math.Max(MinRows, present.Length / 100);
        var (low, high) =
            (present[Math.Min(beyond, present.Length / 2)], present[Math.Max(present.Length - 1 - beyond, present.Length / 2)]);
        var fine = RoundStep((high - low) / (Bars - 2));

        // Whole numbers have a bar each where there are few: none of them lies between two bounds.
        var step = fine < 1 && present.All(value => value == Math.Floor(value)) ? 1 : fine;
        var first = Math.Floor(low / step) * step;
        var bounds = Enumerable.Range(0, Bars).Select(i => first + (i * step)).Where(bound => bound <= high + step).ToArray();
        return OfRanges(source, synthetic, bounds, [$"< {format(bounds[0], step)}", .. bounds.Select(bound => format(bound, step))]);
    }

    private static Distribution OfRanges(double[] source, double[] synthetic, double[] bounds, ValueList<string> labels) => Make(
        [.. labels, Missing],
        isOrdered: true,
        source,
        synthetic,
        value => double.IsNaN(value) ? labels.Count : BoundsUpTo(bounds, value));

    private static int BoundsUpTo(double[] bounds, double value)
    {
        var place = Array.BinarySearch(bounds, value);
        return place >= 0 ? place + 1 : ~place;
    }

    private static Distribution Make(ValueList<string> labels, bool isOrdered, double[] source, double[] synthetic, Func<double, int> place)
    {
        var (a, b) = (Shares(source, labels.Count, place), Shares(synthetic, labels.Count, place));
        bool IsUsed(int bar) => a[bar] > 0 || b[bar] > 0;
        var used = Enumerable.Range(0, labels.Count - 1).Where(IsUsed).DefaultIfEmpty(0).ToArray();
        var kept = Enumerable.Range(0, labels.Count)
            .Where(i => isOrdered && i < labels.Count - 1 ? i >= used[0] && i <= used[^1] : IsUsed(i))
            .ToArray();
        return new Distribution(
            kept.Select(i => labels[i]).ToValueList(), isOrdered, kept.Select(i => a[i])
                .ToValueList(), kept.Select(i => b[i]).ToValueList());
    }

    private static double[] Shares(double[] values, int bars, Func<double, int> place)
    {
        var shares = new double[bars];
        foreach (var value in values)
        {
            shares[place(value)] += 1.0 / values.Length;
        }

        return [.. shares.Select(share => Math.Round(share, 5))];
    }

    // 1, 2 or 5 times a power of ten: bounds that no source row chose.
    private static double RoundStep(double step)
    {
        if (!(step > 0))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power <= 1 ? 1 : step / power <= 2 ? 2 : step / power <= 5 ? 5 : 10);
    }

    private static string FormatNumber(double bound, double step) =>
        Math.Round(bound, Math.Clamp((int)Math.Ceiling(-Math.Log10(step)), 0, 12))
            .ToString("#,0.############", CultureInfo.InvariantCulture);

    private static string FormatMoment(double bound, double step) =>
        bound is < 0 or > 315_537_897_599 ? FormatNumber(bound, step)
        : new DateTime((long)bound * TimeSpan.TicksPerSecond, DateTimeKind.Utc)
            .ToString(step < 86400 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
