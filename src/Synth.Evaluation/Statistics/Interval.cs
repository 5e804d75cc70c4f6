using MathNet.Numerics.Distributions;

namespace Synth.Evaluation;

/// <summary>A confidence interval of 95%.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct Interval(double Low, double High)
{
    private const double Z = 1.959963984540054; // the normal distribution's 97.5% quantile

    // Half of the mean size of a normal variable of deviation 1, √(2/π).
    private const double HalfMeanSize = 0.3989422804014327;

    /// <summary>What is known of a share or distance without any rows: 0 to 1.</summary>
    internal static Interval Unknown { get; } = new(0, 1);

    /// <summary>The interval of the size of a number that lies in this one, whatever its sign.</summary>
    internal Interval Size => new(
        this is { Low: < 0, High: > 0 } ? 0 : Math.Min(Math.Abs(Low), Math.Abs(High)),
        Math.Max(Math.Abs(Low), Math.Abs(High)));

    /// <summary>The interval of a mean with a known standard deviation, by the normal distribution.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">Its standard deviation, not that of single values.</param>
    internal static Interval OfMean(double mean, double deviation) => new(mean - (Z * deviation), mean + (Z * deviation));

    /// <summary>
    /// The interval of a share or area whose variance was summed up within clusters, by Student's distribution and with the correction for
    /// few clusters (Cameron and Miller 2015, section VI). It holds for about twenty clusters and more.
    /// </summary>
    /// <param name="value">The share or area, 0 to 1.</param>
    /// <param name="deviation">Its standard deviation by clusters.</param>
    /// <param name="clusters">The clusters; of two sides the fewer. With fewer than two nothing is known.</param>
    internal static Interval OfClusters(double value, double deviation, int clusters)
    {
        if (clusters < 2)
        {
            return Unknown;
        }

        var half = StudentT.InvCDF(0, 1, clusters - 1, 0.975) * deviation * Math.Sqrt(clusters / (clusters - 1.0));
        return new Interval(Math.Max(0, value - half), Math.Min(1, value + half));
    }

    /// <summary>
    /// An interval of the mean of several figures that each have their own: as wide as if all of them erred together, since figures of one
    /// table rest on the same rows. It errs on the wide side.
    /// </summary>
    /// <param name="intervals">The intervals; at least one.</param>
    internal static Interval OfAverage(IReadOnlyCollection<Interval> intervals) =>
        new(intervals.Average(interval => interval.Low), intervals.Average(interval => interval.High));

    /// <summary>
    /// The interval of a figure by the delete-a-group jackknife (Kott 2001), with Student's distribution for few groups; null with fewer
    /// than two. It holds for smooth figures, whatever rows of one group have in common.
    /// </summary>
    /// <param name="value">The figure of all rows.</param>
    /// <param name="withoutGroup">The figure of all rows but those of each group, groups being of about one size.</param>
    internal static Interval? OfJackknife(double value, IReadOnlyCollection<double> withoutGroup)
    {
        if (withoutGroup.Count < 2)
        {
            return null;
        }

        var (groups, mean) = (withoutGroup.Count, withoutGroup.Average());
        var variance = (groups - 1.0) / groups * withoutGroup.Sum(figure => (figure - mean) * (figure - mean));
        var half = StudentT.InvCDF(0, 1, groups - 1, 0.975) * Math.Sqrt(variance);
        return new Interval(value - half, value + half);
    }

    /// <summary>The interval of a proportion (Wilson 1927), which keeps its level with few trials and near 0 and 1.</summary>
    /// <param name="successes">Successes; a tie may count one half.</param>
    /// <param name="trials">Trials, at least 1.</param>
    public static Interval OfProportion(double successes, double trials)
    {
        var share = successes / trials;
        var centre = (share + (Z * Z / (2 * trials))) / (1 + (Z * Z / trials));
        var half = Z / (1 + (Z * Z / trials)) * Math.Sqrt((share * (1 - share) / trials) + (Z * Z / (4 * trials * trials)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>
    /// The interval of the Kolmogorov-Smirnov distance of two samples (Dvoretzky, Kiefer and Wolfowitz 1956 with the constant of Massart
    /// 1990, for each sample at half of what may fail). It holds for any law, and is wide for few values.
    /// </summary>
    /// <param name="distance">The distance.</param>
    /// <param name="values">Values of the smaller sample.</param>
    public static Interval OfLargestGap(double distance, int values)
    {
        const double Fails = 0.05 / 2;
        var half = values == 0 ? 1 : 2 * Math.Sqrt(Math.Log(2 / Fails) / (2.0 * values));
        return new Interval(Math.Max(0, distance - half), Math.Min(1, distance + half));
    }

    /// <summary>
    /// The interval of the total variation distance of two laws over cells. It is the difference of two shares, of the cells that are
    /// commoner in the first sample, with the interval of Newcombe (1998); since chance alone makes cells differ, most of all where there
    /// are many, the lower bound is lower by as much as it may add, the mean size of a normal variable for each cell.
    /// </summary>
    /// <param name="first">The first sample's rows per cell.</param>
    /// <param name="second">The second sample's rows per cell.</param>
    /// <param name="rows">For how many independent rows those of the first sample stand.</param>
    /// <param name="otherRows">The same of the second sample.</param>
    internal static Interval OfTotalVariation(double[] first, double[] second, double rows, double otherRows)
    {
        var (sum, otherSum) = (first.Sum(), second.Sum());
        if (sum == 0 || otherSum == 0)
        {
            return Unknown;
        }

        double commoner = 0, rarer = 0, chance = 0;
        for (var cell = 0; cell < first.Length; cell++)
        {
            var share = (first[cell] + second[cell]) / (sum + otherSum);
            chance += HalfMeanSize * Math.Sqrt(share * (1 - share) * ((1 / rows) + (1 / otherRows)));
            if (first[cell] / sum > second[cell] / otherSum)
            {
                commoner += first[cell] / sum;
                rarer += second[cell] / otherSum;
            }
        }

        var gap = ShareDifference.Of(commoner * rows, rows, rarer * otherRows, otherRows).Interval;
        return new Interval(Math.Max(0, gap.Low - chance), Math.Clamp(gap.High, 0, 1));
    }

    /// <summary>The interval of the Hellinger distance of two laws over cells, as of other laws; for some hundred rows and more.</summary>
    /// <param name="first">The first sample's rows per cell, or their shares.</param>
    /// <param name="second">The second sample's rows per cell, or their shares.</param>
    /// <param name="rows">For how many independent rows those of the first sample stand.</param>
    /// <param name="otherRows">The same of the second sample.</param>
    internal static Interval OfHellinger(double[] first, double[] second, double rows, double otherRows)
    {
        var (sum, otherSum) = (first.Sum(), second.Sum());
        if (sum == 0 || otherSum == 0)
        {
            return Unknown;
        }

        // Of a cell with λ rows on the average, √ of their number falls short of √λ by about 1/8λ + 1/8λ² of it.
        static double Shortfall(double mean) => Math.Min(1, (1 + (1 / mean)) / (8 * mean));
        var chance = -((1 / rows) + (1 / otherRows)) / 8;
        for (var cell = 0; cell < first.Length; cell++)
        {
            var share = ((first[cell] / sum * rows) + (second[cell] / otherSum * otherRows)) / (rows + otherRows);
            if (share > 0)
            {
                chance += share * (1 - ((1 - Shortfall(share * rows)) * (1 - Shortfall(share * otherRows))));
            }
        }

        return WithChance(Distances.Hellinger(first, second), chance, rows, otherRows);
    }

    /// <summary>
    /// The interval of the Hellinger distance of two laws of one family that are known by their maximum likelihood estimates. By the delta
    /// method its deviation is at most ¼√((2 − H²)(1/n + 1/m)), whatever the family; where the laws are the same, H² is (1/n + 1/m)/8 times
    /// a chi-square variable with a degree of freedom for each parameter, so that the lower bound is lower by that many.
    /// </summary>
    /// <param name="distance">The distance of the samples, 0 to 1.</param>
    /// <param name="parameters">Free parameters of the family.</param>
    /// <param name="rows">Independent rows of the one sample, above 0.</param>
    /// <param name="otherRows">Independent rows of the other sample, above 0.</param>
    internal static Interval OfHellinger(double distance, int parameters, double rows, double otherRows) =>
        WithChance(distance, parameters * ((1 / rows) + (1 / otherRows)) / 8, rows, otherRows);

    /// <summary>The interval of a correlation by Fisher's transformation (1915), with a variance that may be that of any law.</summary>
    /// <param name="correlation">The correlation, -1 to 1.</param>
    /// <param name="variance">Its variance.</param>
    internal static Interval OfCorrelation(double correlation, double variance)
    {
        var slope = 1 - (correlation * correlation);
        if (slope <= 0)
        {
            return new Interval(correlation, correlation);
        }

        var (centre, half) = (Math.Atanh(correlation), Z * Math.Sqrt(variance) / slope);
        return new Interval(Math.Tanh(centre - half), Math.Tanh(centre + half));
    }

    /// <summary>
    /// The interval of the difference of two independent numbers by their own intervals, each as wide on either side as it is (Zou 2007).
    /// </summary>
    internal static Interval OfDifference(double first, Interval ofFirst, double second, Interval ofSecond)
    {
        var difference = first - second;
        return new Interval(
            difference - Math.Sqrt(Square(first - ofFirst.Low) + Square(ofSecond.High - second)),
            difference + Math.Sqrt(Square(ofFirst.High - first) + Square(second - ofSecond.Low)));
    }

    /// <summary>The interval of an area under the ROC curve (Hanley and McNeil 1982, equation 2).</summary>
    /// <param name="area">The area.</param>
    /// <param name="positives">Rows of the one class, at least 1.</param>
    /// <param name="negatives">Rows of the other class, at least 1.</param>
    public static Interval OfArea(double area, int positives, int negatives)
    {
        var larger = Math.Max(area, 1 - area);
        var q1 = larger / (2 - larger);
        var q2 = 2 * larger * larger / (1 + larger);
        var variance =
            ((larger * (1 - larger)) + ((positives - 1) * (q1 - (larger * larger))) + ((negatives - 1) * (q2 - (larger * larger))))
            / ((double)positives * negatives);
        var half = Z * Math.Sqrt(Math.Max(0, variance));
        return new Interval(Math.Max(0, area - half), Math.Min(1, area + half));
    }

    // Chance adds so much to the squared distance of two samples of one law.
    private static Interval WithChance(double distance, double chance, double rows, double otherRows)
    {
        var half = Z / 4 * Math.Sqrt((2 - (distance * distance)) * ((1 / rows) + (1 / otherRows)));
        var low = Math.Max(0, distance - half);
        return new Interval(Math.Sqrt(Math.Max(0, (low * low) - chance)), Math.Min(1, distance + half));
    }

    private static double Square(double value) => value * value;
}
