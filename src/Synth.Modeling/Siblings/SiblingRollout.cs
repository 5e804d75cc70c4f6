using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Draws the columns of sampled rows anew, given their true context, positions and links: what the generation does, by the same code, on
/// families of the source. Thread-safe.
/// </summary>
/// <param name="draft">The table, coded.</param>
/// <param name="ancestors">What its rows see above them. Shape [features], each [rows].</param>
internal sealed class SiblingRollout(TableDraft draft, IReadOnlyList<(Variable Variable, byte[] Codes)> ancestors)
{
    /// <summary>Draws the columns of some rows.</summary>
    /// <param name="model">The table's model.</param>
    /// <param name="rows">The rows: whole families, in order.</param>
    /// <param name="elders">What is known of the parents of the rows from the tables that the odds look at, by table. Shape
    /// [features][parents].</param>
    /// <param name="stream">The random bits.</param>
    /// <returns>The rows, drawn; parents are numbered as in the sample.</returns>
    public TableBlock Draw(TableModel model, int[] rows, IReadOnlyDictionary<Schema.TableName, byte[][]> elders, RandomStream stream)
    {
        var known = draft.OwnFeatures.Take(draft.StructureCount + draft.LeadCount).Select(feature => feature.Codes).ToArray();
        var parent = BlockOf(model, [], []);
        foreach (var (table, summaries) in elders)
        {
            parent.Summaries.Add(table, summaries);
        }

        var block = BlockOf(
            model,
            Array.ConvertAll(rows, row => draft.Table.ParentRows[row]),
            [.. FeatureGather.Take(known, rows), .. draft.Variables.Skip(draft.LeadCount).Select(_ => new byte[rows.Length])],
            parent);
        new SiblingDrawer(model, stream).Draw(block, FeatureGather.Take([.. ancestors.Select(feature => feature.Codes)], rows));
        return block;
    }

    /// <summary>The rows as they are in the source.</summary>
    public TableBlock Source(TableModel model, int[] rows) => BlockOf(
        model,
        Array.ConvertAll(rows, row => draft.Table.ParentRows[row]),
        FeatureGather.Take([.. draft.OwnFeatures.Select(feature => feature.Codes)], rows));

    /// <summary>What the families of some rows see above them and where they stand. Shape [features][families].</summary>
    public byte[][] ContextOf(int[] rows, IReadOnlyList<(int Begin, int End)> families)
    {
        var firsts = families.Select(family => rows[family.Begin]).ToArray();
        return
        [
            .. FeatureGather.Take([.. ancestors.Select(feature => feature.Codes)], firsts),
            .. FeatureGather.Take([.. draft.OwnFeatures.Take(draft.StructureCount).Select(feature => feature.Codes)], firsts),
        ];
    }

    private static TableBlock BlockOf(TableModel model, int[] parents, byte[][] features, TableBlock? parent = null) => new()
    {
        Skeleton = new TableSkeleton { Model = model, RowCount = parents.Length, UnderParent = null, Counted = [] },
        Begin = 0,
        Length = parents.Length,
        Parents = parents,
        Parent = parent,
        Features = features,
        Uses = [],
    };
}
