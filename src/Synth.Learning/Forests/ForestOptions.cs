namespace Synth.Learning;

/// <summary>How a forest is grown. Immutable; <see cref="Validate"/> reports everything that is out of range at once.</summary>
public sealed record ForestOptions
{
    /// <summary>Number of trees, 1 to 1024. Fitting time and model size are proportional to it; default 12.</summary>
    public int TreeCount { get; init; } = 12;

    /// <summary>Share of the families each tree is grown on, in (0, 1], drawn without replacement; default 0.65.</summary>
    public double FamilyFraction { get; init; } = 0.65;

    /// <summary>Fewest rows on each side of a split, at least 1. More is smoother and more private, fewer closer; default 10.</summary>
    public int MinLeafRows { get; init; } = 10;

    /// <summary>
    /// The most rows that may be asked of a leaf where families that were not learned from are likelier so; 0, the default, asks for
    /// <see cref="MinLeafRows"/> everywhere. Adds about half to the time of small forests, less to that of large ones.
    /// </summary>
    public int MaxLeafRows { get; init; }

    /// <summary>
    /// Fewest families a leaf's histogram may come from, at least 1: a leaf with fewer takes its nearest sufficient ancestor's;
    /// default 5. A tree whose bag has fewer families in all is one leaf.
    /// </summary>
    public int MinLeafFamilies { get; init; } = 5;

    /// <summary>Most splits from the root to a leaf, 0 (single leaves) to 255; default 30.</summary>
    public int MaxDepth { get; init; } = 30;

    /// <summary>Most classes the target's bins are grouped into while splits are sought, 2 to 256; default 24.</summary>
    public int SplitClassCount { get; init; } = 24;

    /// <summary>Most predictors a forest may use, 1 to 4096: those of most mutual information with the target; default 30.</summary>
    public int PredictorLimit { get; init; } = 30;

    /// <summary>
    /// Largest probability, in (0, 1], with which noise may pass for a split; 1, the default, allows every split that gains anything.
    /// Values of 10⁻² to 10⁻⁴ stop at nodes that show no dependence: smaller models with fuller leaves, which lose weak dependences.
    /// </summary>
    public double SplitSignificance { get; init; } = 1;

    /// <summary>
    /// About how many rows the split of a node is searched by, at least 1; all are taken of nodes with up to twice as many, and where those
    /// chosen show no split. Default 2,048. More cost time in proportion to the rows and hardly change what trees with many rows find.
    /// </summary>
    public int SearchRows { get; init; } = 2048;

    /// <summary>Chooses the families of each tree and nothing else; any value, default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Checks all ranges.</summary>
    /// <exception cref="ArgumentException">One or more options are out of range; the message lists each of them.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        Require(TreeCount is >= 1 and <= Forest.MaxTreeCount, $"{nameof(TreeCount)} must be 1 to {Forest.MaxTreeCount}, is {TreeCount}");
        Require(FamilyFraction is > 0 and <= 1, FormattableString.Invariant(
            $"{nameof(FamilyFraction)} must be above 0 and at most 1, is {FamilyFraction}"));
        Require(MinLeafRows >= 1, $"{nameof(MinLeafRows)} must be at least 1, is {MinLeafRows}");
        Require(MaxLeafRows >= 0, $"{nameof(MaxLeafRows)} must be at least 0, is {MaxLeafRows}");
        Require(MinLeafFamilies >= 1, $"{nameof(MinLeafFamilies)} must be at least 1, is {MinLeafFamilies}");
        Require(MaxDepth is >= 0 and <= 255, $"{nameof(MaxDepth)} must be 0 to 255, is {MaxDepth}");
        Require(SplitClassCount is >= 2 and <= 256, $"{nameof(SplitClassCount)} must be 2 to 256, is {SplitClassCount}");
        Require(PredictorLimit is >= 1 and <= 4096, $"{nameof(PredictorLimit)} must be 1 to 4096, is {PredictorLimit}");
        Require(SearchRows >= 1, $"{nameof(SearchRows)} must be at least 1, is {SearchRows}");
        Require(SplitSignificance is > 0 and <= 1, FormattableString.Invariant(
            $"{nameof(SplitSignificance)} must be above 0 and at most 1, is {SplitSignificance}"));
        if (errors.Count > 0)
            throw new ArgumentException($"The forest options are not valid: {string.Join("; ", errors)}.");

        void Require(bool holds, string error)
        {
            if (!holds)
                errors.Add(error);
        }
    }
}
