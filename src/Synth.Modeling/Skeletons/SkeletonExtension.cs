using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Adds families to a tree of a skeleton: they come after all that is there, and stand as those from the first one on do. Rows of the first
/// families keep their positions, orphans included, so that what follows from a position is new for each added row.
/// </summary>
internal static class SkeletonExtension
{
    /// <summary>The skeleton with more families.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton of the first families; it stays as it is.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="roots">How many roots there shall be, more than there are.</param>
    /// <exception cref="OverflowException">A table would have more than 2^31 - 1 rows.</exception>
    public static Skeleton Extend(RelationalModel model, Skeleton skeleton, TableName root, int roots)
    {
        var tables = model.Models.ToDictionary(table => table.Name, table => skeleton[table.Name]);
        var origins = new Dictionary<TableName, int[]>();
        foreach (var table in model.Plan.Tables.Where(table => table.Mode == TableMode.Synthesize && model.Plan.RootOf(table.Name) == root))
        {
            var first = skeleton[table.Name];
            var parent = table.Relations.PrimaryParent?.ReferencedTable;
            var from = parent is null
                ? Repeat((int)first.RowCount, roots)
                : Follow(first, origins[parent], (int)skeleton[parent].RowCount);
            origins.Add(table.Name, from);
            tables[table.Name] = new TableSkeleton
            {
                Model = first.Model,
                RowCount = from.Length,
                UnderParent = parent is null ? null : Under(tables[parent], table.Name),
                Counted = [.. first.Model.Counts.Select((count, i) =>
                    Lengthen(first, i, from, count.Link < 0 ? skeleton[count.Counted] : null))],
            };
        }

        return new Skeleton(tables);
    }

    // The row that each row stands as.
    private static int[] Repeat(int rows, int total) => [.. Enumerable.Range(0, total).Select(row => row % rows)];

    private static int[] Follow(TableSkeleton table, int[] parents, int firstParents) =>
    [
        .. Enumerable.Range(0, (int)table.RowCount),
        .. parents.Skip(firstParents)
            .SelectMany(parent => Enumerable.Range(table.UnderParent!.StartOf(parent), table.UnderParent.LengthOf(parent))),
    ];

    // Orphans among the first rows stand under the last of the first parents, of whom no more rows are made, and so keep their positions.
    private static RowRanges Lengthen(TableSkeleton table, int count, int[] origins, TableSkeleton? children)
    {
        var lengths = Array.ConvertAll(origins, row => table.Counted[count].LengthOf(row));
        if (children is not null && table.RowCount > 0)
        {
            lengths[table.RowCount - 1] += (int)(children.RowCount - children.OrphanStart);
        }

        return new RowRanges(lengths);
    }

    private static RowRanges Under(TableSkeleton parent, TableName child) =>
        parent.Counted[Array.FindIndex(parent.Model.Counts, count => count.Counted == child && count.Link < 0)];
}
