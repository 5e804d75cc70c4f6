using Synth.Connectors;
using Synth.Data;
using Synth.Engine.Demo.Making;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Tables;
using Synth.Schema;

namespace Synth.Engine.Demo;

/// <summary>
/// A sample database: a mid-size online shop with customers, a category tree, orders, payments, an employee hierarchy and
/// reviews. Everyone in it is invented, and the rules that its rows keep are listed in <see cref="ShopRules"/>.
/// </summary>
/// <remarks>Immutable and thread-safe. Its rows are held as objects, about 150 bytes for each.</remarks>
public sealed class ShopDatabase
{
    private static readonly Dictionary<TableName, IShopTable> TablesByName = ShopTables.All.ToDictionary(table => table.Definition.Name);

    private readonly Shop shop;
    private readonly int batchSize;

    private ShopDatabase(Shop shop, int batchSize)
    {
        this.shop = shop;
        this.batchSize = batchSize;
    }

    /// <summary>Its tables, as no engine in particular has them (<see cref="DatabaseSchema.NeutralEngine"/>).</summary>
    public static DatabaseSchema Schema { get; } = new()
    {
        Engine = DatabaseSchema.NeutralEngine,
        Tables = ShopTables.All.Select(table => table.Definition).ToValueList(),
    };

    /// <summary>Makes all rows. A function of the options alone; about a third of a second for 100,000 rows.</summary>
    /// <param name="options">Seed and size.</param>
    /// <param name="cancellationToken">Checked for each customer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ShopDatabase Create(ShopOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new ShopDatabase(ShopMaker.Make(options, cancellationToken), options.BatchSize);
    }

    /// <summary>The rows of a table.</summary>
    /// <exception cref="KeyNotFoundException">The shop has no such table.</exception>
    public long CountRows(TableName table) => TablesByName[table].CountRows(shop);

    /// <summary>
    /// Streams a table, ordered so that a row comes after the row of the same table that it references.
    /// The layout of each batch is <see cref="RecordBatch.LayoutOf(Table)"/>; the caller disposes it.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The shop has no such table.</exception>
    public IEnumerable<RecordBatch> Read(TableName table) => TablesByName[table].Read(shop, batchSize);

    /// <summary>
    /// Creates the shop in a target and publishes it. When it fails or is cancelled, what was made in the target is removed.
    /// </summary>
    /// <param name="target">A target that holds nothing; the caller disposes it.</param>
    /// <param name="capabilities">What the target's engine can do.</param>
    /// <param name="marker">What the target remembers of the run.</param>
    /// <param name="progress">Told after each batch, and for each table before its first one; may be null.</param>
    /// <param name="cancellationToken">Checked for each batch.</param>
    /// <exception cref="SafetyException">The target holds tables.</exception>
    /// <exception cref="LoadException">The target refused a statement or a batch.</exception>
    public async Task WriteAsync(
        ITargetSession target,
        ConnectorCapabilities capabilities,
        RunMarker marker,
        IProgress<ShopProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(capabilities);
        var translation = target.SchemaWriter.Translate(Schema);
        var plan = SchemaPlan.Create(translation.Schema, capabilities.ConstraintTiming);
        await target.BeginAsync(marker, cancellationToken);
        try
        {
            await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, null, cancellationToken);
            foreach (var table in SchemaGraph.Create(Schema, FamilyEvidence.None).LoadOrder)
            {
                await LoadAsync(target, table, translation.Tables[table], progress, cancellationToken);
            }

            await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.AfterLoad, null, cancellationToken);
            await target.PublishAsync(cancellationToken);
        }
        catch
        {
            await target.AbandonAsync();
            throw;
        }
    }

    private async Task LoadAsync(
        ITargetSession target, TableName table, Table counterpart, IProgress<ShopProgress>? progress, CancellationToken cancellationToken)
    {
        var columnNames = counterpart.Columns.Select(column => column.Name).ToValueList();
        var (loaded, total) = (0L, CountRows(table));
        progress?.Report(new ShopProgress(table, loaded, total));
        foreach (var batch in Read(table))
        {
            using (batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await target.Loader.LoadAsync(counterpart, columnNames, batch, cancellationToken);
                loaded += batch.RowCount;
            }

            progress?.Report(new ShopProgress(table, loaded, total));
        }
    }
}
