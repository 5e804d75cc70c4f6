using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Families of one tree that come after those of a sample. Their keys go on after its last ones, and they link to its rows, which stay
/// as they are. A function of the model, the options, the number of the first family, how many there are, and how far texts that count rows
/// have come. Thread-safe.
/// </summary>
public sealed class FamilyContinuation
{
    private readonly RelationalModel model;
    private readonly Skeleton skeleton;
    private readonly BlockGenerator generator;
    private readonly Block[] blocks;
    private readonly int first;

    internal FamilyContinuation(
        RelationalModel model,
        Skeleton skeleton,
        BlockGenerator earlier,
        TableName root,
        int first,
        int count,
        CountedTexts? counted,
        SampleOptions options,
        int workers,
        CancellationToken cancellationToken)
    {
        this.model = model;
        this.first = first;
        this.skeleton = SkeletonExtension.Extend(model, skeleton, root, checked(first + count));
        RankedKeys.RefuseMore(model, this.skeleton, root);
        blocks = BlockPlanner.Cut(model, this.skeleton, root, first, count);
        generator = new BlockGenerator(earlier, this.skeleton, root, blocks, counted, options, workers, cancellationToken);
    }

    /// <summary>How many blocks there are.</summary>
    public int BlockCount => blocks.Length;

    /// <summary>Generates a block of families: rows of one or more tables, parents before their children.</summary>
    /// <param name="block">Its number, from 0 to <see cref="BlockCount"/> less 1.</param>
    /// <param name="cancellationToken">Checked for each table.</param>
    public IReadOnlyList<FamilyRows> Generate(int block, CancellationToken cancellationToken)
    {
        var rows = generator.Generate(blocks[block], cancellationToken);
        var families = new Dictionary<TableName, int[]>();
        Number(blocks[block].Root, null, blocks[block].Begin, blocks[block].Length, families);
        return [.. rows.Select(made => new FamilyRows(made.Table, made.Rows, families[made.Table]))];
    }

    // In the order in which rows are generated.
    private void Number(
        TableName table, (long Begin, int[] Families)? parent, long begin, int length, Dictionary<TableName, int[]> families)
    {
        var own = new int[length];
        for (var row = 0; row < length; row++)
        {
            own[row] = parent is { } above
                ? above.Families[skeleton[table].ParentOf(begin + row) - above.Begin]
                : (int)(begin + row - first);
        }

        families.Add(table, own);
        foreach (var child in model.Plan.ChildrenOf(table))
        {
            var (start, count) = BlockPlanner.Below(model, skeleton, child.Name, begin, length);
            Number(child.Name, (begin, own), start, count, families);
        }
    }
}
