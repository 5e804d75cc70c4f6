namespace Synth.Learning;

/// <summary>Trains forests. Single-threaded: callers train different targets side by side, each worker with its own scratch.</summary>
public static class ForestTrainer
{
    /// <inheritdoc cref="Train(BinnedMatrix, BinnedTarget, ReadOnlySpan{int}, ForestOptions, TrainerScratch, CancellationToken)"/>
    public static Forest Train(
        BinnedMatrix features,
        BinnedTarget target,
        ReadOnlySpan<int> familyOfRow,
        ForestOptions options,
        CancellationToken cancellationToken) =>
        Train(features, target, familyOfRow, options, new TrainerScratch(), cancellationToken);

    /// <summary>
    /// Trains a forest to draw the target given the features. The result is a function of the rows as a set, of the options and of
    /// nothing else: any order of the rows gives the same forest.
    /// </summary>
    /// <param name="features">The predictors; there may be none.</param>
    /// <param name="target">What to predict; as many rows as the predictors, at least one.</param>
    /// <param name="familyOfRow">Family of each row, [rows]: any numbers. Rows of one family are in the same bags.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="scratch">Buffers to reuse.</param>
    /// <param name="cancellationToken">Checked at each node.</param>
    /// <exception cref="ArgumentException">There is no row, the numbers of rows differ, or the options are not valid.</exception>
    public static Forest Train(
        BinnedMatrix features,
        BinnedTarget target,
        ReadOnlySpan<int> familyOfRow,
        ForestOptions options,
        TrainerScratch scratch,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scratch);
        options.Validate();
        int rowCount = target.Bins.Length;
        if (rowCount == 0)
            throw new ArgumentException("A forest cannot be trained on no rows.", nameof(target));
        if (features.RowCount != rowCount)
            throw new ArgumentException($"The features have {features.RowCount} rows, the target has {rowCount}.", nameof(features));
        if (familyOfRow.Length != rowCount)
            throw new ArgumentException($"There are {familyOfRow.Length} families of rows, but {rowCount} rows.", nameof(familyOfRow));

        FamilyIndex families = FamilyIndex.Create(familyOfRow);
        GrowingProblem problem = StateProblem(features, target, families, options, scratch);
        scratch.Grower.Families.Reset(families.Ids.Length);
        int leafRows = new LeafSizeChooser(problem, families, options, scratch, cancellationToken).Choose();
        problem = problem with { MinLeafRows = leafRows };

        var trees = new DecisionTree[options.TreeCount];
        for (int tree = 0; tree < trees.Length; tree++)
        {
            ulong key = FamilyBag.KeyOf(options.Seed, tree);
            scratch.Rows.Fill(null, families, FamilyBag.Draw(key, families.Ids, options.FamilyFraction));
            trees[tree] = scratch.Grower.Grow(problem, scratch.Rows, key, cancellationToken);
        }

        return new Forest(trees, features.Features.Length, target.BinCount) { LeafRows = leafRows };
    }

    private static GrowingProblem StateProblem(
        BinnedMatrix features, BinnedTarget target, FamilyIndex families, ForestOptions options, TrainerScratch scratch)
    {
        SplitClasses classes = target.SplitClasses
            ?? SplitClasses.Group(CountBins(target), target.Kind, options.SplitClassCount);
        var classOfRow = new byte[target.Bins.Length];
        for (int row = 0; row < classOfRow.Length; row++)
            classOfRow[row] = classes.ClassOfBin[target.Bins[row]];

        return new GrowingProblem
        {
            Matrix = features,
            Features = Array.FindAll(
                PredictorSelector.Select(features, classOfRow, classes.Count, families, options),
                feature => features.Features[feature].BinCount > 1),
            TargetKind = target.Kind,
            BinOfRow = target.Bins,
            TargetBinCount = target.BinCount,
            ClassOfRow = classOfRow,
            ClassCount = classes.Count,
            FamilyOfRow = families.FamilyOfRow,
            FamilyIds = families.Ids,
            SearchRows = options.SearchRows,
            MinLeafRows = options.MinLeafRows,
            MinLeafFamilies = options.MinLeafFamilies,
            Guard = new SplitGuard(options.SplitSignificance),
            MaxDepth = options.MaxDepth,
            Entropy = scratch.EntropyFor(target.Bins.Length),
        };
    }

    private static int[] CountBins(BinnedTarget target)
    {
        var counts = new int[target.BinCount];
        foreach (byte bin in target.Bins)
            counts[bin]++;

        return counts;
    }
}
