using Synth.Data;

namespace Synth.Modeling;

/// <summary>Makes the rows of one table in a block: variables first, then the rows that links choose, then values.</summary>
internal sealed class TableGenerator
{
    private readonly TableSkeleton skeleton;
    private readonly TableModel table;
    private readonly LinkChooser links;
    private readonly VariableDrawer variables;
    private readonly RowFiller rows;

    /// <summary>Prepares a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="table">The table's model.</param>
    /// <param name="pools">The uses of linked rows, for each link that is dealt.</param>
    /// <param name="stream">The stream of all rows.</param>
    public TableGenerator(
        RelationalModel model, Skeleton skeleton, KeyResolver keys, TableModel table, Func<int, LinkPool> pools, RandomStream stream)
    {
        this.table = table;
        this.skeleton = skeleton[table.Name];
        var own = stream.Derive(table.Name.ToString());
        links = new LinkChooser(model, skeleton, table, pools, own);
        variables = new VariableDrawer(model, table, links, own);
        rows = new RowFiller(model.Plan[table.Name], this.skeleton, keys, own);
    }

    /// <summary>Makes rows.</summary>
    /// <param name="parent">The parent's rows in the block; null for roots and orphans.</param>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="length">How many rows.</param>
    public TableBlock Generate(TableBlock? parent, long begin, int length)
    {
        var block = DrawVariables(parent, begin, length);
        block.Rows = rows.Fill(block, links.Choose(block));
        return block;
    }

    /// <summary>Draws the variables of rows without making their values; the parameters are those of <see cref="Generate"/>.</summary>
    public TableBlock DrawVariables(TableBlock? parent, long begin, int length)
    {
        var parents = Array.ConvertAll(
            StructureReader.ParentRows(parent is null ? null : skeleton.UnderParent, begin, length),
            row => row < 0 ? -1 : (int)(row - parent!.Begin));
        var structure = StructureReader.Complete(skeleton, begin, length);
        var block = new TableBlock
        {
            Skeleton = skeleton,
            Begin = begin,
            Length = length,
            Parents = parents,
            Parent = parent,
            Features = [.. structure, .. table.Variables.Select(_ => new byte[length])],
            Uses = new long[table.Links.Length][],
        };
        variables.Draw(block);
        return block;
    }
}
