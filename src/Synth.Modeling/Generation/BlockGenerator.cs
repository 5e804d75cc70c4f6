using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Generates blocks. Holds only what all blocks share, so any number of blocks can be generated at once.</summary>
internal sealed class BlockGenerator
{
    private readonly RelationalModel model;
    private readonly Skeleton skeleton;
    private readonly Dictionary<TableName, TableGenerator> generators;

    public BlockGenerator(RelationalModel model, Skeleton skeleton, SampleOptions options)
    {
        this.model = model;
        this.skeleton = skeleton;
        var stream = RandomStream.FromSeed(options.Seed);
        var keys = new KeyResolver(model, skeleton, stream.Derive("keys"));
        generators = model.Models.ToDictionary(
            table => table.Name, table => new TableGenerator(model, skeleton, keys, table, stream.Derive("rows")));
    }

    /// <summary>The rows of a block, parents before children.</summary>
    public List<TableRows> Generate(Block block, CancellationToken cancellationToken)
    {
        if (model.Plan[block.Root].Mode == TableMode.Copy)
        {
            return [new TableRows(block.Root, Copy(model.CopyOf(block.Root)))];
        }

        var result = new List<TableRows>();
        Generate(block.Root, null, block.Begin, block.Length, result, cancellationToken);
        return result;
    }

    private void Generate(
        TableName table, TableBlock? parent, long begin, int length, List<TableRows> result, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var rows = generators[table].Generate(parent, begin, length);
        result.Add(new TableRows(table, rows.Rows!));
        foreach (var child in model.Plan.ChildrenOf(table))
        {
            var under = skeleton[child.Name].UnderParent!;
            var first = under.StartOf(begin);
            Generate(child.Name, rows, first, under.StartOf(begin + length) - first, result, cancellationToken);
        }
    }

    private RecordBatch Copy(CopiedTable table)
    {
        var batch = RecordBatch.Create(RecordBatch.LayoutOf(model.Schema.GetTable(table.Name)), table.RowCount);
        for (var i = 0; i < batch.Columns.Count; i++)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                batch.Columns[i].AppendFrom(table.Columns[i], row);
            }
        }

        return batch;
    }
}
