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
}
