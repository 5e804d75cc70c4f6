namespace Synth.Learning;

/// <summary>What is the same for all trees of a forest while it is grown.</summary>
internal sealed record GrowingProblem
{
    /// <summary>The predictors.</summary>
    public required BinnedMatrix Matrix { get; init; }

    /// <summary>Numbers of the features to try, ascending.</summary>
    public required int[] Features { get; init; }

    /// <summary>Whether the split classes have an order.</summary>
    public required FeatureKind TargetKind { get; init; }

    /// <summary>Target bin of each row.</summary>
    public required byte[] BinOfRow { get; init; }

    /// <summary>Number of target bins.</summary>
    public required int TargetBinCount { get; init; }

    /// <summary>Split class of each row.</summary>
    public required byte[] ClassOfRow { get; init; }

    /// <summary>Number of split classes.</summary>
    public required int ClassCount { get; init; }

    /// <summary>Family number of each row.</summary>
    public required int[] FamilyOfRow { get; init; }

    /// <summary>The caller's id of each family number.</summary>
    public required int[] FamilyIds { get; init; }

    /// <summary>About how many rows the split of a larger node is searched by.</summary>
    public required int SearchRows { get; init; }

    /// <summary>Fewest rows on each side of a split.</summary>
    public required int MinLeafRows { get; init; }

    /// <summary>Fewest families behind a leaf's histogram.</summary>
    public required int MinLeafFamilies { get; init; }

    /// <summary>The gain a split must exceed.</summary>
    public required SplitGuard Guard { get; init; }

    /// <summary>Most splits from the root to a leaf.</summary>
    public required int MaxDepth { get; init; }

    /// <summary>n·log₂ n.</summary>
    public required EntropyTable Entropy { get; init; }
}
