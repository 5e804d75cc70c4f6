namespace Synth.Evaluation;

/// <summary>The difference of two shares.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Interval">Its 95% interval (Newcombe 1998, method 10).</param>
internal readonly record struct ShareDifference(double Value, Interval Interval)
{
    /// <summary>The 95% interval of the difference, whichever share is the larger one.</summary>
    public Interval SizeInterval => Interval.Size;

    /// <summary>The difference of the shares of successes.</summary>
    public static ShareDifference Of(double first, double firstTrials, double second, double secondTrials)
    {
        var (p, q) = (first / firstTrials, second / secondTrials);
        var (a, b) = (Interval.OfProportion(first, firstTrials), Interval.OfProportion(second, secondTrials));
        return new ShareDifference(p - q, Interval.OfDifference(p, a, q, b));
    }
}
