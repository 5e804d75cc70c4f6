namespace Synth.Evaluation;

/// <summary>The difference of two shares.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Interval">Its 95% interval (Newcombe 1998, method 10).</param>
internal readonly record struct ShareDifference(double Value, Interval Interval)
{
    /// <summary>The 95% interval of the difference, whichever share is the larger one.</summary>
    public Interval SizeInterval => new(
        Interval is { Low: < 0, High: > 0 } ? 0 : Math.Min(Math.Abs(Interval.Low), Math.Abs(Interval.High)),
        Math.Max(Math.Abs(Interval.Low), Math.Abs(Interval.High)));

    /// <summary>The difference of the shares of successes.</summary>
    public static ShareDifference Of(double first, double firstTrials, double second, double secondTrials)
    {
        var (p, q) = (first / firstTrials, second / secondTrials);
        var (a, b) = (Interval.OfProportion(first, firstTrials), Interval.OfProportion(second, secondTrials));
        return new ShareDifference(p - q, new Interval(
            p - q - Math.Sqrt(Math.Pow(p - a.Low, 2) + Math.Pow(b.High - q, 2)),
            p - q + Math.Sqrt(Math.Pow(a.High - p, 2) + Math.Pow(q - b.Low, 2))));
    }
}
