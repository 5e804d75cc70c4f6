using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The dependences between pairs of columns.</summary>
/// <param name="Pairs">The pairs.</param>
public sealed record PairTrends(ValueList<PairTrend> Pairs)
{
    /// <summary>The mean similarity.</summary>
    public double Mean => Pairs.Average(pair => pair.Similarity);

    /// <summary>Its 95% interval.</summary>
    public Interval MeanInterval => IntervalOf(Pairs);

    /// <summary>
    /// The mean similarity of pairs that depend on each other in the source; null without any. The mean over all flatters: most have
    /// nothing to lose.
    /// </summary>
    public double? MeanAssociated => Associated.Any() ? Associated.Average(pair => pair.Similarity) : null;

    /// <summary>Its 95% interval; null without any.</summary>
    public Interval? MeanAssociatedInterval => Associated.Any() ? IntervalOf(Associated) : null;

    private IEnumerable<PairTrend> Associated => Pairs.Where(pair => pair.IsAssociated);

    private static Interval IntervalOf(IEnumerable<PairTrend> pairs) => Interval.OfAverage([.. pairs.Select(pair => pair.Interval)]);
}
