using System.Collections.Concurrent;
using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Generates blocks. Holds only what all blocks share, so any number of blocks can be generated at once.</summary>
internal sealed class BlockGenerator
{
    private readonly RelationalModel model;
    private readonly Skeleton skeleton;
    private readonly Block[] blocks;
    private readonly LinkedValues linked;
    private readonly Dictionary<TableName, TableGenerator> generators = [];

    /// <summary>Prepares all tables; rows that others choose by cluster are drawn a first time here, to know their clusters.</summary>
    public BlockGenerator(
        RelationalModel model, Skeleton skeleton, Block[] blocks, SampleOptions options, int workers, CancellationToken cancellationToken)
    {
        this.model = model;
        this.skeleton = skeleton;
        this.blocks = blocks;
        linked = new LinkedValues(model, (table, columns) => ValuesOf(table, columns, workers, cancellationToken));
        Prepare(
            model.Plan.Tables.Where(table => table.Mode == TableMode.Synthesize),
            (table, link) => PoolOf(table, link, workers, cancellationToken),
            options);
    }

    /// <summary>Prepares a tree whose families come after those of another generator and link to its rows.</summary>
    /// <param name="earlier">The generator of the rows that are there.</param>
    /// <param name="skeleton">Its skeleton with more families.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="options">The options that it has.</param>
    /// <param name="workers">How many threads may work at once.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    public BlockGenerator(
        BlockGenerator earlier, Skeleton skeleton, TableName root, SampleOptions options, int workers, CancellationToken cancellationToken)
    {
        model = earlier.model;
        this.skeleton = skeleton;
        blocks = [];
        linked = earlier.linked;
        Prepare(FamilyTrees.TablesOf(model.Plan, root), (table, link) => earlier.PoolOf(table, link, workers, cancellationToken), options);
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

    private void Prepare(IEnumerable<TablePlan> tables, Func<TablePlan, int, LinkPool> pools, SampleOptions options)
    {
        var stream = RandomStream.FromSeed(options.Seed);
        var keys = new KeyResolver(model, skeleton, stream.Derive("keys"));
        foreach (var table in tables)
        {
            var tableModel = model.ModelOf(table.Name);
            generators.Add(table.Name, new TableGenerator(
                model,
                skeleton,
                keys,
                tableModel,
                link => pools(table, link),
                linked.Prepare(table, tableModel),
                new EdgeCaseWriter(options.EdgeCaseRate > 0 ? EdgeCaseColumns.Of(model, tableModel) : [], options.EdgeCaseRate),
                stream.Derive("rows")));
        }
    }

    private TableBlock? Generate(
        TableName table, TableBlock? parent, long begin, int length, List<TableRows> result, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            Summarise(table, null, parent);
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var rows = generators[table].Generate(parent, begin, length);
        result.Add(new TableRows(table, rows.Rows!, rows.EdgeCases));
        Summarise(table, rows, parent);
        var children = new Dictionary<TableName, TableBlock>();
        foreach (var child in model.Plan.ChildrenOf(table))
        {
            var (first, count) = BlockPlanner.Below(model, skeleton, child.Name, begin, length);
            if (Generate(child.Name, rows, first, count, result, cancellationToken) is { } below)
            {
                children.Add(child.Name, below);
            }
        }

        generators[table].Complete(rows, children);
        return rows;
    }

    private LinkPool PoolOf(TablePlan table, int link, int workers, CancellationToken cancellationToken)
    {
        var linked = table.Relations.Links[link].ReferencedTable;
        var uses = skeleton.Counted(linked, table.Name, link);
        return model.ModelOf(table.Name).Links[link].Clusters is { } tree
            ? LinkPool.Of(uses, ClustersOf(linked, tree, workers, cancellationToken), tree.ClusterCount)
            : LinkPool.Of(uses);
    }

    private byte[] ClustersOf(TableName table, ClusterTree tree, int workers, CancellationToken cancellationToken)
    {
        var clusters = new byte[skeleton[table].RowCount];
        ForEachBlock(table, workers, (generator, parent, begin, length) => generator.DrawVariables(parent, begin, length), (begin, rows) =>
        {
            for (var row = 0; row < rows.Length; row++)
            {
                clusters[begin + row] = (byte)tree.ClusterOf(rows.Features, row);
            }
        }, cancellationToken);
        return clusters;
    }

    // Columns of a table that is made before those that ask, by position.
    private ColumnVector[] ValuesOf(TableName table, IReadOnlyList<int> columns, int workers, CancellationToken cancellationToken)
    {
        var parts = new ConcurrentDictionary<long, RecordBatch>();
        ForEachBlock(
            table,
            workers,
            (generator, parent, begin, length) => generator.Generate(parent, begin, length),
            (begin, rows) => parts[begin] = rows.Rows!,
            cancellationToken);
        var layout = RecordBatch.LayoutOf(model.Schema.GetTable(table));
        var result = columns.Select(column => ColumnVector.Create(layout[column].Storage, (int)skeleton[table].RowCount)).ToArray();
        foreach (var (_, part) in parts.OrderBy(part => part.Key))
        {
            using (part)
            {
                foreach (var (i, column) in columns.Index())
                {
                    for (var row = 0; row < part.RowCount; row++)
                    {
                        result[i].AppendFrom(part.Columns[column], row);
                    }
                }
            }
        }

        return result;
    }

    // Makes the rows of a table block by block, and those above them on the way.
    private void ForEachBlock(
        TableName table,
        int workers,
        Func<TableGenerator, TableBlock?, long, int, TableBlock> make,
        Action<long, TableBlock> use,
        CancellationToken cancellationToken)
    {
        var line = LineOf(table);
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        Parallel.ForEach(blocks.Where(block => line.Contains(block.Root)), settings, block =>
        {
            TableBlock? rows = null;
            var (begin, length) = (block.Begin, block.Length);
            foreach (var name in line.SkipWhile(name => name != block.Root))
            {
                if (rows is not null)
                {
                    DrawElders(name, rows, begin, length);
                    (begin, length) = BlockPlanner.Below(model, skeleton, name, begin, length);
                }

                rows = make(generators[name], rows, begin, length);
            }

            if (length > 0)
            {
                use(begin, rows!);
            }
        });
    }

    // The families of other child tables that a child table looks at, where they are not drawn for their own sake.
    private void DrawElders(TableName child, TableBlock parent, long begin, int length)
    {
        foreach (var elder in model.ModelOf(child).Siblings.Elders)
        {
            var (first, count) = BlockPlanner.Below(model, skeleton, elder, begin, length);
            Summarise(elder, count == 0 ? null : generators[elder].DrawVariables(parent, first, count), parent);
        }
    }

    // Leaves with the parents what their children look like, as far as other child tables look at it.
    private void Summarise(TableName child, TableBlock? rows, TableBlock? parent)
    {
        if (parent is null || model.ModelOf(child) is not { Siblings.SummaryCuts: { Length: > 0 } cuts } table)
        {
            return;
        }

        var columns = SummaryColumn.Of([.. table.Variables.Select(variable => variable.Variable)], table.Columns);
        var families = FamilySummary.FamiliesOf(rows?.Parents);
        var bins = FamilySummary.Bin(FamilySummary.Of(columns, variable => rows?.Codes(variable) ?? [], families), cuts);
        parent.Summaries[child] = FamilySummary.Spread(bins, families, rows?.Parents ?? [], parent.Length);
    }

    // From the root of the tree down to the table.
    private List<TableName> LineOf(TableName table)
    {
        var line = new List<TableName> { table };
        while (model.Plan[line[0]].Relations.PrimaryParent is { } parent)
        {
            line.Insert(0, parent.ReferencedTable);
        }

        return line;
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
