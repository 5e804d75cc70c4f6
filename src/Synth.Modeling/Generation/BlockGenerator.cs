using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Generates blocks. Holds only what all blocks share, so any number of blocks can be generated at once.</summary>
internal sealed class BlockGenerator
{
    private readonly RelationalModel model;
    private readonly Skeleton skeleton;
    private readonly Block[] blocks;
    private readonly LinkedValues linked;
    private readonly KeyResolver keys;
    private readonly LinkTotals totals;
    private readonly KeptDraws? kept;
    private readonly Dictionary<TableName, TableGenerator> generators = [];

    /// <summary>
    /// Prepares all tables. Rows that others have to know are drawn a first time here: those that are chosen by cluster, numbered in order
    /// of time, repeated by rows that link to them, or summed up.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">Where rows stand.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="options">What is sampled.</param>
    /// <param name="kept">Takes what is drawn here.</param>
    /// <param name="workers">How many threads may work at once.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    public BlockGenerator(
        RelationalModel model,
        Skeleton skeleton,
        Block[] blocks,
        SampleOptions options,
        KeptDraws kept,
        int workers,
        CancellationToken cancellationToken)
    {
        this.kept = kept;
        this.model = model;
        this.skeleton = skeleton;
        this.blocks = blocks;
        var early = new EarlyRows(model, skeleton, blocks, generators, workers, cancellationToken);
        linked = new LinkedValues(model, early.ValuesOf);
        var stream = RandomStream.FromSeed(options.Seed);
        keys = new KeyResolver(model, skeleton, stream.Derive("keys"));
        Prepare(
            model.Plan.Tables.Where(table => table.Mode == TableMode.Synthesize),
            (table, link) => PoolOf(table, link, early),
            table => Number(table, null, early, null),
            stream,
            options);
        totals = new LinkTotals(model, skeleton);
        SumLinks(workers, cancellationToken);
    }

    /// <summary>Prepares a tree whose families come after those of another generator and link to its rows.</summary>
    /// <param name="earlier">The generator of the rows that are there.</param>
    /// <param name="skeleton">Its skeleton with more families.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="blocks">The blocks of those families.</param>
    /// <param name="counted">How far texts that count rows have come; null where the other generator's rows are all that is there.</param>
    /// <param name="options">The options that it has.</param>
    /// <param name="workers">How many threads may work at once.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    public BlockGenerator(
        BlockGenerator earlier,
        Skeleton skeleton,
        TableName root,
        Block[] blocks,
        CountedTexts? counted,
        SampleOptions options,
        int workers,
        CancellationToken cancellationToken)
    {
        model = earlier.model;
        this.skeleton = skeleton;
        this.blocks = blocks;
        linked = earlier.linked;
        var early = new EarlyRows(model, skeleton, blocks, generators, workers, cancellationToken);
        var there = new EarlyRows(model, earlier.skeleton, earlier.blocks, earlier.generators, workers, cancellationToken);
        var stream = RandomStream.FromSeed(options.Seed);
        keys = new KeyResolver(model, skeleton, stream.Derive("keys"));
        Prepare(
            FamilyTrees.TablesOf(model.Plan, root),
            (table, link) => earlier.PoolOf(table, link, there),
            table => Number(table, earlier, early, counted),
            stream,
            options);

        // No row links to those of new families.
        totals = new LinkTotals(model, skeleton);
    }

    /// <summary>The rows of a block, parents before children.</summary>
    public List<TableRows> Generate(Block block, CancellationToken cancellationToken)
    {
        if (model.Plan[block.Root].Mode == TableMode.Copy)
        {
            return [new TableRows(block.Root, Copy(model.CopyOf(block.Root)))];
        }

        var result = new List<TableRows>();
        Generate(block.Root, null, block.Begin, block.Length, result, totals, cancellationToken);
        return result;
    }

    private void Prepare(
        IEnumerable<TablePlan> tables,
        Func<TablePlan, int, LinkPool> pools,
        Action<TableName> number,
        RandomStream stream,
        SampleOptions options)
    {
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
                kept,
                stream.Derive("rows")));
            number(table.Name);
        }
    }

    // Keys that follow an order of their own have to know all rows of the table. Nothing that orders rows looks at their keys.
    private void Number(TableName table, BlockGenerator? earlier, EarlyRows early, CountedTexts? counted)
    {
        NumberingRule[] rules = [.. model.ModelOf(table).Rules.OfType<NumberingRule>()];
        if (rules.Length == 0)
        {
            return;
        }

        var before = earlier?.keys.NumbersOf(table);
        var parent = model.Plan[table].Relations.PrimaryParent?.ReferencedTable;
        var order = rules[0].By is { Generations: 0, Column: var date }
            ? RowNumbers.InTime(early.TimesOf(table, date), before, model.ModelOf(table).Rules.OfType<CountedTextRule>(), counted)
            : keys.NumbersOf(parent!) is { } above
            ? RowNumbers.UnderParents(skeleton[table], above, before, earlier?.keys.NumbersOf(parent!)?.Count ?? 0)
            : null;
        if (order is not null)
        {
            keys.Number(table, rules.Select(rule => rule.Column), order);
        }
    }

    // What sums up links is written once all rows that link have been made.
    private void SumLinks(int workers, CancellationToken cancellationToken)
    {
        var roots = totals.Children.Select(model.Plan.RootOf).ToHashSet();
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        ParallelLoop.ForEach(blocks.Where(block => roots.Contains(model.Plan.RootOf(block.Root))), settings, block =>
        {
            var made = new List<TableRows>();
            Generate(block.Root, null, block.Begin, block.Length, made, null, cancellationToken);
            made.ForEach(rows => rows.Rows.Dispose());
        });
    }

    // Rows without totals are made in order to sum them up.
    private TableBlock? Generate(
        TableName table,
        TableBlock? parent,
        long begin,
        int length,
        List<TableRows> result,
        LinkTotals? known,
        CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            EarlyRows.Summarise(model, table, null, parent);
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var rows = generators[table].Generate(parent, begin, length, isEarly: known is null);
        result.Add(new TableRows(table, rows.Rows!, rows.EdgeCases) { Places = keys.NumbersOf(table)?.PlacesOf(begin, length) });
        EarlyRows.Summarise(model, table, rows, parent);
        var children = new Dictionary<TableName, TableBlock>();
        foreach (var child in model.Plan.ChildrenOf(table))
        {
            var (first, count) = BlockPlanner.Below(model, skeleton, child.Name, begin, length);
            if (Generate(child.Name, rows, first, count, result, known, cancellationToken) is { } below)
            {
                children.Add(child.Name, below);
            }
        }

        generators[table].Complete(rows, children, known);
        if (known is null)
        {
            totals.Add(table, rows);
        }

        return rows;
    }

    private LinkPool PoolOf(TablePlan table, int link, EarlyRows early)
    {
        var linked = table.Relations.Links[link].ReferencedTable;
        var uses = skeleton.Counted(linked, table.Name, link);
        return model.ModelOf(table.Name).Links[link] switch
        {
            { Clusters: { } tree } => LinkPool.Of(uses, early.ClustersOf(linked, tree), tree.ClusterCount),
            { ClustersByUses: { Length: > 0 } clusters } => LinkPool.Of(uses, UseClusters.Of(uses, clusters), clusters.Max() + 1),
            _ => LinkPool.Of(uses),
        };
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
