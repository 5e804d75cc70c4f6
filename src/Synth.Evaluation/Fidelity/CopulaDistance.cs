using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Synth.Evaluation;

/// <summary>
/// The multivariate Hellinger distance on a Gaussian copula (El Emam et al. 2022, <i>Utility metrics for evaluating synthetic health
/// data</i>): every variable is turned into normal scores by its rank among both sides, and the two normal distributions that fit the
/// scores are compared.
/// </summary>
internal static class CopulaDistance
{
    // Keeps the determinants above 0 when columns determine each other.
    private const double Ridge = 0.01;
    private const int MaxColumns = 40;

    /// <summary>The distance, 0 (the same) to 1; null with fewer than two columns or three rows a side.</summary>
    /// <param name="source">The columns of one side. Shape [columns][rows].</param>
    /// <param name="other">The columns of the other side.</param>
    public static double? Between(IReadOnlyList<double[]> source, IReadOnlyList<double[]> other)
    {
        if (source.Count < 2 || source[0].Length < 3 || other[0].Length < 3)
        {
            return null;
        }

        var width = Math.Min(MaxColumns, source.Count);
        var scores = Enumerable.Range(0, width).Select(i => Scores(source[i], other[i])).ToArray();
        var (meanA, covarianceA) = Fit([.. scores.Select(score => score[..source[0].Length])]);
        var (meanB, covarianceB) = Fit([.. scores.Select(score => score[source[0].Length..])]);
        var middle = (covarianceA + covarianceB) / 2;
        var shift = meanA - meanB;
        var exponent = -0.125 * shift.DotProduct(middle.Solve(shift));
        var logRatio = (0.25 * (LogDeterminant(covarianceA) + LogDeterminant(covarianceB))) - (0.5 * LogDeterminant(middle));
        return Math.Sqrt(Math.Clamp(1 - Math.Exp(logRatio + exponent), 0, 1));
    }

    /// <summary>The 95% interval of such a distance, as of two normal laws: a mean for each column, a covariance for each two.</summary>
    /// <param name="distance">The distance.</param>
    /// <param name="source">The columns of one side.</param>
    /// <param name="sourceFamilies">The family of each of its rows.</param>
    /// <param name="other">The columns of the other side.</param>
    /// <param name="otherFamilies">The family of each of its rows.</param>
    public static Interval IntervalOf(
        double distance, IReadOnlyList<double[]> source, int[] sourceFamilies, IReadOnlyList<double[]> other, int[] otherFamilies)
    {
        var width = Math.Min(MaxColumns, source.Count);
        var scores = Enumerable.Range(0, width).Select(i => Scores(source[i], other[i])).ToArray();
        return Interval.OfHellinger(
            distance,
            width + (width * (width + 1) / 2),
            EffectiveRows(scores, 0, sourceFamilies),
            EffectiveRows(scores, sourceFamilies.Length, otherFamilies));
    }

    // Told by the means of the scores, in which rows of one family have more in common than in their products.
    private static double EffectiveRows(double[][] scores, int first, int[] families) => scores.Average(score =>
    {
        var own = score.AsSpan(first, families.Length);
        var alone = Clusters.VarianceOfMean(own, [.. Enumerable.Range(0, own.Length)]);
        var together = Clusters.VarianceOfMean(own, families);
        return together <= alone ? own.Length : own.Length * alone / together;
    });

    // Ties share the middle of their ranks; missing values rank lowest.
    private static double[] Scores(double[] first, double[] second)
    {
        double[] all = [.. first, .. second];
        var order = Enumerable.Range(0, all.Length).ToArray();
        Array.Sort(Array.ConvertAll(all, value => double.IsNaN(value) ? double.NegativeInfinity : value), order);
        var scores = new double[all.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && all[order[end]].Equals(all[order[i]]))
            {
                end++;
            }

            var score = Normal.InvCDF(0, 1, (i + end) / 2.0 / all.Length);
            for (; i < end; i++)
            {
                scores[order[i]] = score;
            }
        }

        return scores;
    }

    private static (Vector<double> Mean, Matrix<double> Covariance) Fit(double[][] columns)
    {
        var rows = Matrix<double>.Build.DenseOfColumnArrays(columns);
        var mean = rows.ColumnSums() / rows.RowCount;
        var centred = rows - Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (_, column) => mean[column]);
        var covariance = centred.TransposeThisAndMultiply(centred) / rows.RowCount;
        return (mean, covariance + (Ridge * Matrix<double>.Build.DenseIdentity(rows.ColumnCount)));
    }

    private static double LogDeterminant(Matrix<double> matrix) => matrix.Cholesky().DeterminantLn;
}
