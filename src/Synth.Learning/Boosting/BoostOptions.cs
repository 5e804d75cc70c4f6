namespace Synth.Learning;

/// <summary>
/// How <see cref="BoostedTrees"/> are grown. The defaults make a classifier that is strong on some thousand rows in well under a
/// second.
/// </summary>
/// <param name="Rounds">Number of trees, 1 to 1000; time is proportional to it.</param>
/// <param name="Depth">Most splits from the root to a leaf, 1 to 8.</param>
/// <param name="LearningRate">Share of each tree's correction that is taken, in (0, 1].</param>
/// <param name="MinLeafRows">Fewest rows on each side of a split, at least 1.</param>
/// <param name="Penalty">Added to the curvature of each leaf: pulls leaves of few rows to 0.</param>
public sealed record BoostOptions(int Rounds = 60, int Depth = 4, double LearningRate = 0.2, int MinLeafRows = 5, double Penalty = 1)
{
    /// <summary>Checks all ranges.</summary>
    /// <exception cref="ArgumentException">At least one option is out of range.</exception>
    public void Validate()
    {
        bool isValid = Rounds is >= 1 and <= 1000
            && Depth is >= 1 and <= 8
            && LearningRate is > 0 and <= 1
            && MinLeafRows >= 1
            && Penalty >= 0;
        if (!isValid)
            throw new ArgumentException($"The options of boosting are not valid: {this}.");
    }
}
