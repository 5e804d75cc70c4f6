namespace Synth.Evaluation;

/// <summary>A confidence interval of 95%.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct Interval(double Low, double High)
{
    private const double Z = 1.959963984540054; // the normal distribution's 97.5% quantile

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
}
