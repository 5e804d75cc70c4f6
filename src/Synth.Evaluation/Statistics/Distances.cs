namespace Synth.Evaluation;

/// <summary>Distances between two samples of one variable. NaN stands for a missing value and is left out.</summary>
internal static class Distances
{
    /// <summary>
    /// The Kolmogorov-Smirnov distance: the largest difference of the distribution functions, 0 to 1; 1 when one side is empty.
    /// </summary>
    public static double KolmogorovSmirnov(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var a = Sorted(first);
        var b = Sorted(second);
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == b.Length ? 0 : 1;
        }

        double largest = 0;
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
            {
                i++;
            }

            while (j < b.Length && b[j] <= value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return largest;
    }

    /// <summary>The total variation distance between the shares of values, 0 to 1; 1 when one side is empty.</summary>
    public static double TotalVariation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (counts, otherCounts) = Counts(first, second);
        return TotalVariationOfCounts(counts, otherCounts);
    }

    /// <summary>The total variation distance between two distributions over the same cells, 0 to 1; 1 when one side is empty.</summary>
    /// <param name="first">Counts per cell.</param>
    /// <param name="second">Counts per cell.</param>
    public static double TotalVariationOfCounts(double[] first, double[] second)
    {
        var (sum, otherSum) = (first.Sum(), second.Sum());
        if (sum == 0 || otherSum == 0)
        {
            return sum == otherSum ? 0 : 1;
        }

        double difference = 0;
        for (var cell = 0; cell < first.Length; cell++)
        {
            difference += Math.Abs((first[cell] / sum) - (second[cell] / otherSum));
        }

        return difference / 2;
    }

    /// <summary>How often each side has each value that any side has; NaN is left out.</summary>
    public static (double[] First, double[] Second) Counts(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var places = new Dictionary<double, int>();
        foreach (var value in first)
        {
            AddPlace(places, value);
        }

        foreach (var value in second)
        {
            AddPlace(places, value);
        }

        return (Counts(places, first), Counts(places, second));
    }

    /// <summary>The Hellinger distance between two distributions over the same cells, 0 to 1: √(½ Σ(√p − √q)²).</summary>
    /// <param name="first">Counts or shares per cell; not all 0.</param>
    /// <param name="second">Counts or shares per cell; not all 0.</param>
    public static double Hellinger(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sumFirst = 0, sumSecond = 0, overlap = 0;
        for (var i = 0; i < first.Length; i++)
        {
            sumFirst += first[i];
            sumSecond += second[i];
            overlap += Math.Sqrt(first[i] * second[i]);
        }

        return sumFirst == 0 || sumSecond == 0
            ? (sumFirst == sumSecond ? 0 : 1)
            : Math.Sqrt(Math.Max(0, 1 - (overlap / Math.Sqrt(sumFirst * sumSecond))));
    }

    /// <summary>
    /// What the Kolmogorov-Smirnov distance of two samples of one law stays below in 999 of 1000 cases (asymptotic critical value).
    /// </summary>
    public static double Noise(int first, int second) =>
        first == 0 || second == 0 ? 1 : Math.Min(1, 1.95 * Math.Sqrt((first + second) / ((double)first * second)));

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                present.Add(value);
            }
        }

        present.Sort();
        return [.. present];
    }

    private static void AddPlace(Dictionary<double, int> places, double value)
    {
        if (!double.IsNaN(value))
        {
            places.TryAdd(value, places.Count);
        }
    }

    private static double[] Counts(Dictionary<double, int> places, ReadOnlySpan<double> values)
    {
        var counts = new double[places.Count];
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                counts[places[value]]++;
            }
        }

        return counts;
    }
}
