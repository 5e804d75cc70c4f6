namespace Synth.Evaluation;

/// <summary>The difference of two shares.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Interval">Its 95% interval (Newcombe 1998, method 10).</param>
internal readonly record struct ShareDifference(double Value, Interval Interval)
{
    /// <summary>The difference of the shares of successes.</summary>
    public static ShareDifference Of(int first, int firstTrials, int second, int secondTrials)
    {
        var (p, q) = (first / (double)firstTrials, second / (double)secondTrials);
        var (a, b) = (Interval.OfProportion(first, firstTrials), Interval.OfProportion(second, secondTrials));
        return new ShareDifference(p - q, new Interval(
            p - q - Math.Sqrt(Math.Pow(p - a.Low, 2) + Math.Pow(b.High - q, 2)),
            p - q + Math.Sqrt(Math.Pow(a.High - p, 2) + Math.Pow(q - b.Low, 2))));
    }
}
