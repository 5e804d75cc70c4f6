using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Fits how the rows of a tree depend on those above them: level by level, each row sees the one that it hangs under. How deep rows stand
/// is learned from what is counted under them, so that trees are as deep as those of the source.
/// </summary>
/// <param name="draft">A table without a parent, coded.</param>
/// <param name="options">How to fit.</param>
/// <param name="workers">Train the forest.</param>
internal sealed class TreeFitter(TableDraft draft, FitOptions options, FitWorkers workers)
{
    /// <summary>Fewer rows below others say little of how they follow from those.</summary>
    private const int FewestBelow = 60;

    /// <summary>How rows depend on those above; independent where there is no tree, or only a part of it is in the sample.</summary>
    public SiblingModel Fit()
    {
        if (draft.Table.LinkUses is not null || draft.Above is not { } above || above.Count(row => row >= 0) < FewestBelow)
        {
            return SiblingModel.Independent;
        }

        var depths = new ForestJob(
            [.. draft.OwnFeatures.Take(draft.StructureCount)],
            TreePlaces.Depth,
            TreePlaces.DepthCodesOf(above),
            Rows: null,
            draft.Table.Families,
            RandomStream.FromSeed(options.Seed).Derive("depth").Derive(draft.Table.Plan.Name.ToString()).Bits(0),
            LeafRows: null);
        return new SiblingModel { Lags = LagKind.Above, Depths = workers.Train(depths, options) };
    }
}
