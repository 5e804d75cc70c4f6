using System.Collections.Immutable;

namespace Synth.Learning;

/// <summary>
/// A classifier of two classes: a sum of small trees that gives the log-odds of the first class (Friedman 2001; with second-order steps,
/// Chen and Guestrin 2016). Immutable and thread-safe.
/// </summary>
public sealed class BoostedTrees
{
    /// <summary>States a classifier.</summary>
    /// <param name="featureCount">Number of features it was trained on.</param>
    /// <param name="trees">The trees.</param>
    /// <exception cref="ArgumentException">A tree is not one over these features.</exception>
    public BoostedTrees(int featureCount, ImmutableArray<BoostedTree> trees)
    {
        if (trees.IsDefault || trees.Any(tree => tree is null || !tree.IsValid(featureCount)))
            throw new ArgumentException("A tree is damaged.", nameof(trees));

        FeatureCount = featureCount;
        Trees = trees;
    }

    /// <summary>Number of features of the matrix it was trained on.</summary>
    public int FeatureCount { get; }

    /// <summary>The trees.</summary>
    public ImmutableArray<BoostedTree> Trees { get; }

    /// <summary>The log-odds of the first class for a row.</summary>
    /// <param name="columns">Bins of the features, [features][rows].</param>
    /// <param name="row">The row.</param>
    public double LogOdds(byte[][] columns, int row)
    {
        double sum = 0;
        foreach (BoostedTree tree in Trees)
            sum += tree.ValueOf(columns, row);

        return sum;
    }
}
