using MathNet.Numerics.Statistics;

namespace Synth.Evaluation;

/// <summary>How strongly two variables depend on each other.</summary>
internal static class Association
{
    /// <summary>Pearson's correlation over the pairs in which neither is NaN; NaN with fewer than three pairs or without spread.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (new List<double>(x.Length), new List<double>(x.Length));
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
            {
                a.Add(x[i]);
                b.Add(y[i]);
            }
        }

        return a.Count < 3 ? double.NaN : Correlation.Pearson(a, b);
    }

    /// <summary>
    /// The variance of Pearson's correlation for pairs of any law by its influence function (Devlin, Gnanadesikan and Kettenring 1975),
    /// z₁z₂ − r(z₁² + z₂²)/2 of each pair in standard units, summed up within clusters, or that for normal laws, (1 − r²)²/(n − 1), where
    /// it is larger: few pairs of a law with long tails show too little of it. 0 where there is no correlation.
    /// </summary>
    /// <param name="x">The first variable.</param>
    /// <param name="y">The second variable.</param>
    /// <param name="clusters">In what way pairs are alike: for each way, what each pair shares with others.</param>
    public static double PearsonVariance(double[] x, double[] y, int[][] clusters)
    {
        var correlation = Pearson(x, y);
        if (double.IsNaN(correlation))
        {
            return 0;
        }

        var rows = Enumerable.Range(0, x.Length).Where(row => !double.IsNaN(x[row]) && !double.IsNaN(y[row])).ToArray();
        var (first, second) = (InStandardUnits(x, rows), InStandardUnits(y, rows));
        var influences = first.Zip(second, (a, b) => (a * b) - (correlation / 2 * ((a * a) + (b * b)))).ToArray();
        var normal = Math.Pow(1 - (correlation * correlation), 2) / (rows.Length - 1);
        return clusters.Select(ids => Clusters.VarianceOfMean(influences, Array.ConvertAll(rows, row => ids[row]))).Append(normal).Max();
    }

    /// <summary>Cramér's V of a table of counts, 0 (independent) to 1 (one determines the other).</summary>
    /// <param name="counts">Counts, row by row.</param>
    /// <param name="width">Cells per row.</param>
    public static double CramersV(ReadOnlySpan<double> counts, int width)
    {
        var height = counts.Length / width;
        var (rows, columns, total) = (new double[height], new double[width], 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            rows[i / width] += counts[i];
            columns[i % width] += counts[i];
            total += counts[i];
        }

        var degrees = Math.Min(rows.Count(sum => sum > 0), columns.Count(sum => sum > 0)) - 1;
        if (degrees < 1)
        {
            return 0;
        }

        double statistic = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var expected = rows[i / width] * columns[i % width] / total;
            statistic += expected > 0 ? (counts[i] - expected) * (counts[i] - expected) / expected : 0;
        }

        return Math.Sqrt(statistic / total / degrees);
    }

    private static double[] InStandardUnits(double[] values, int[] rows)
    {
        var present = Array.ConvertAll(rows, row => values[row]);
        var (mean, deviation) = present.MeanStandardDeviation();
        return Array.ConvertAll(present, value => (value - mean) / deviation);
    }
}
