using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// How much likelier a family is in the source than among those that are drawn: the odds of a classifier that was trained to tell them
/// apart (Sugiyama et al. 2012). Families are drawn several times, and one is kept by these odds (sampling-importance resampling,
/// Rubin 1988; for learned generators Grover et al. 2019).
/// </summary>
/// <param name="FeatureCount">What is known of a family: the context of its rows, the summaries of elder sibling tables, and its
/// own.</param>
/// <param name="Trees">The classifier.</param>
internal sealed record FamilyRatio(int FeatureCount, BoostedTree[] Trees)
{
    private readonly BoostedTrees classifier = new(FeatureCount, [.. Trees]);

    /// <summary>The logarithm of the odds, up to a constant.</summary>
    /// <param name="features">Features of families. Shape [features][families].</param>
    /// <param name="family">The family.</param>
    public double LogOdds(byte[][] features, int family) => classifier.LogOdds(features, family);
}
