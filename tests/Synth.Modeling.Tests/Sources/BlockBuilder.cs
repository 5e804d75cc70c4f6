using Synth.Schema;

namespace Synth.Modeling.Tests;

/// <summary>Blocks of rows of a table without structure that may deal one link.</summary>
internal static class BlockBuilder
{
    /// <summary>A block.</summary>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="parents">The parent of each row, or -1.</param>
    /// <param name="features">The codes of the variables. Shape [variables][rows].</param>
    public static TableBlock Of(long begin, int[] parents, params byte[][] features) => new()
    {
        Skeleton = new TableSkeleton { Model = Bare, RowCount = begin + parents.Length, UnderParent = null, Counted = [] },
        Begin = begin,
        Length = parents.Length,
        Parents = parents,
        Parent = null,
        Features = features,
        Uses = new long[1][],
    };

    /// <summary>A table of nothing.</summary>
    public static TableModel Bare => new()
    {
        Name = new TableName("bare"),
        SourceRowCount = 0,
        OrphanShare = 0,
        SiblingCount = null,
        SiblingIndex = null,
        Counts = [],
        Links = [],
        LeadCount = 0,
        Siblings = SiblingModel.Independent,
        Columns = [],
        Variables = [],
        UniqueRules = [],
    };
}
