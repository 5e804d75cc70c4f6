using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Cuts the rows to be made into blocks of whole families. A function of the model and the skeleton alone.</summary>
internal static class BlockPlanner
{
    private const int RowsPerBlock = 1 << 14;

    // About: values vary in length, and a dozen blocks may wait to be loaded.
    private const double BytesPerBlock = 1 << 23;

    /// <summary>The blocks: reference tables first, then families, table by table.</summary>
    public static Block[] Plan(RelationalModel model, Skeleton skeleton) =>
        [.. model.Plan.Tables.SelectMany(table => table.Mode switch
        {
            TableMode.Copy => [new Block(table.Name, 0, model.CopyOf(table.Name).RowCount)],
            TableMode.Synthesize => Cut(model, skeleton, table),
            _ => [],
        })];

    /// <summary>The blocks of the last families of a tree.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">A skeleton that ends with those families.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="first">The first family.</param>
    /// <param name="count">How many there are.</param>
    public static Block[] Cut(RelationalModel model, Skeleton skeleton, TableName root, int first, int count) =>
        MustBeTogether(model, skeleton, root)
            ? [new Block(root, first, count)]
            : [.. Cut(model, skeleton, root, first, count, skeleton[root].RowCount)];

    /// <summary>
    /// The rows of a table that are in a block of its primary parent's rows: those below them, and its orphans where all rows of the
    /// table must be together.
    /// </summary>
    public static (long Begin, int Length) Below(RelationalModel model, Skeleton skeleton, TableName child, long begin, int length)
    {
        var under = skeleton[child].UnderParent!;
        var first = under.StartOf(begin);
        var end = MustBeTogether(model, skeleton, child) ? skeleton[child].RowCount : under.StartOf(begin + length);
        return (first, (int)(end - first));
    }

    // Rows of different families may collide in the table or below it, see each other, or be numbered one after the other: only together
    // can that be minded.
    private static bool MustBeTogether(RelationalModel model, Skeleton skeleton, TableName table) =>
        Descend(model.Plan, table).Any(name => model.ModelOf(name) is var table
            && (table.Siblings.Lags == LagKind.Above
                || table.UniqueRules.Any(rule => !rule.WithinSiblings)
                || table.Links.Any(link => link.Kind == LinkKind.Elder)
                || table.WatchedKeys.Any(key => !key.WithinSiblings)
                || table.WatchedSpans.Any(span => !span.WithinSiblings)
                || table.Columns.OfType<KeyColumnModel>().Any(column => column.IsRanked(skeleton[name].RowCount))));

    // A table below a parent has blocks of its own for its orphans.
    private static IEnumerable<Block> Cut(RelationalModel model, Skeleton skeleton, TablePlan table)
    {
        var begin = skeleton[table.Name].OrphanStart;
        var roots = skeleton[table.Name].RowCount - begin;
        if (roots == 0)
        {
            return [];
        }

        if (MustBeTogether(model, skeleton, table.Name))
        {
            return table.Relations.PrimaryParent is null ? [new Block(table.Name, begin, checked((int)roots))] : [];
        }

        return Cut(model, skeleton, table.Name, begin, roots, roots);
    }

    private static IEnumerable<Block> Cut(RelationalModel model, Skeleton skeleton, TableName table, long begin, long roots, long allRoots)
    {
        var tables = Descend(model.Plan, table).ToArray();
        var rows = tables.Sum(name => skeleton[name].RowCount);
        var bytes = tables.Sum(name => (double)skeleton[name].RowCount * model.ModelOf(name).BytesPerRow);
        var share = Math.Min(RowsPerBlock / (double)rows, BytesPerBlock / bytes);
        var size = (int)Math.Clamp(share * allRoots, 1, RowsPerBlock);
        return Enumerable.Range(0, (int)((roots + size - 1) / size))
            .Select(i => new Block(table, begin + ((long)i * size), (int)Math.Min(size, roots - ((long)i * size))));
    }

    private static IEnumerable<TableName> Descend(GenerationPlan plan, TableName table) =>
        plan.ChildrenOf(table).SelectMany(child => Descend(plan, child.Name)).Prepend(table);
}
