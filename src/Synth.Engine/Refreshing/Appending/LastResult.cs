using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>The rows that a target holds, read on one snapshot while their successor is built beside them.</summary>
internal sealed class LastResult : IAsyncDisposable
{
    private const int BatchRows = 8192;

    private readonly IDatabaseSession session;
    private readonly Dictionary<TableName, Table> tables;
    private bool isClosed;

    private LastResult(IDatabaseSession session, Dictionary<TableName, Table> tables)
    {
        this.session = session;
        this.tables = tables;
    }

    /// <summary>Opens what a target holds.</summary>
    /// <param name="target">The target.</param>
    /// <param name="translation">What it should hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">It holds other tables or columns.</exception>
    public static async Task<LastResult> OpenAsync(
        DatabaseEndpoint target, SchemaTranslation translation, CancellationToken cancellationToken)
    {
        var session = await target.Connector.OpenSourceAsync(target.Address, cancellationToken).ConfigureAwait(false);
        try
        {
            var schema = await session.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
            return new LastResult(session, translation.Tables.ToDictionary(pair => pair.Key, pair => Find(schema, pair.Value)));
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows of a table, by its name in the source.</summary>
    public Task<long> CountAsync(TableName table, CancellationToken cancellationToken) =>
        session.Tables.CountRowsAsync(tables[table], cancellationToken);

    /// <summary>Streams the rows of a table; who receives a batch disposes it.</summary>
    public IAsyncEnumerable<RecordBatch> ReadAsync(TableName table, CancellationToken cancellationToken) =>
        session.Tables.ReadAsync(tables[table], BatchRows, cancellationToken);

    /// <summary>Refuses a target that lacks rows of the model: what is added links to them, and could contradict others.</summary>
    /// <param name="sampler">Makes the rows as they should be.</param>
    /// <param name="linked">The tables that added rows link to.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">A table lacks a row.</exception>
    public async Task RefuseOthersAsync(
        RelationalSampler sampler, IReadOnlyList<TableName> linked, RelationalModel model, CancellationToken cancellationToken)
    {
        var roots = linked.Select(model.Plan.RootOf).ToHashSet();
        var found = new Dictionary<TableName, HashSet<UInt128>>();
        var keys = linked.ToDictionary(table => table, table => new RowKey(Comparable(model, table)));
        foreach (var table in linked)
        {
            found.Add(table, await HashAsync(table, keys[table], cancellationToken).ConfigureAwait(false));
        }

        for (var block = 0; block < sampler.BlockCount; block++)
        {
            foreach (var made in roots.Contains(sampler.RootOf(block)) ? sampler.Generate(block, cancellationToken) : [])
            {
                using (made.Rows)
                {
                    if (found.TryGetValue(made.Table, out var there) && !HoldsAll(there, made.Rows, keys[made.Table]))
                    {
                        throw new SafetyException(
                            $"Nothing is added: the rows of {tables[made.Table].Name} are not those that the model makes with this seed, "
                            + "scale and sizes, and new rows would link to them. Give the options of the last refresh, or refresh it.");
                    }
                }
            }
        }
    }

    /// <summary>Ends reading; once is enough, and more do no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!isClosed)
        {
            isClosed = true;
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool HoldsAll(HashSet<UInt128> there, RecordBatch rows, RowKey key) =>
        Enumerable.Range(0, rows.RowCount).All(row => there.Contains(key.ReadWithNulls(rows.Columns, row)));

    private async Task<HashSet<UInt128>> HashAsync(TableName table, RowKey key, CancellationToken cancellationToken)
    {
        var result = new HashSet<UInt128>();
        await foreach (var batch in ReadAsync(table, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                for (var row = 0; row < batch.RowCount; row++)
                {
                    result.Add(key.ReadWithNulls(batch.Columns, row));
                }
            }
        }

        return result;
    }

    // Columns that the target keeps in the source's form; what it keeps in another one cannot be compared byte by byte.
    private IEnumerable<int> Comparable(RelationalModel model, TableName table)
    {
        var (made, kept) = (RecordBatch.LayoutOf(model.Schema.GetTable(table)), RecordBatch.LayoutOf(tables[table]));
        return Enumerable.Range(0, Math.Min(made.Count, kept.Count)).Where(i => made[i].Type == kept[i].Type);
    }

    private static Table Find(DatabaseSchema schema, Table expected)
    {
        var found = schema.FindTable(expected.Name)
            ?? throw new SafetyException($"Nothing is added: the target has no table {expected.Name}. Refresh it first.");
        return NamesOf(found).SequenceEqual(NamesOf(expected), StringComparer.Ordinal) ? found : throw new SafetyException(
            $"Nothing is added: table {expected.Name} of the target has other columns than the model makes. Refresh it first.");
    }

    private static IEnumerable<string> NamesOf(Table table) =>
        table.Columns.Where(column => column.IsWritable).Select(column => column.Name);
}
