using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The dependences between pairs of columns.</summary>
/// <param name="Pairs">The pairs.</param>
public sealed record PairTrends(ValueList<PairTrend> Pairs)
{
    /// <summary>The mean similarity.</summary>
    public double Mean => Pairs.Average(pair => pair.Similarity);

    /// <summary>
    /// The mean similarity of pairs that depend on each other in the source; null without any. The mean over all flatters: most have
    /// nothing to lose.
    /// </summary>
    public double? MeanAssociated => Pairs.Any(pair => pair.IsAssociated)
        ? Pairs.Where(pair => pair.IsAssociated).Average(pair => pair.Similarity)
        : null;
}
