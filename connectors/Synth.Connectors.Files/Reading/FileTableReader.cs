using System.Runtime.CompilerServices;
using Synth.Connectors.Files.Storage;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Reading;

/// <summary>Reads rows through DuckDB.</summary>
internal sealed class FileTableReader(Func<FileDatabase?> database) : ITableReader
{
    private FileDatabase Database => database() ?? throw new InvalidOperationException("The files do not exist yet.");

    /// <inheritdoc/>
    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return QueryAsync(table, relation => Database.Store.QueryNumber($"SELECT count(*) FROM {relation.From}", cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        return QueryAsync(table, relation =>
        {
            var uses = $"SELECT count(*) AS uses FROM {relation.From} WHERE {relation.NoNull(key.ReferencingColumns)} GROUP BY "
                + $"{relation.Table.Quoted(key.ReferencingColumns)}";
            var row = Database.Store.QueryNumbers($"SELECT CAST(coalesce(sum(uses), 0) AS BIGINT), count(*) FROM ({uses})",
                cancellationToken)[0];
            return new ForeignKeyStatistics(row[0], row[1]);
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(Table table,
        int batchSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var layout = RecordBatch.LayoutOf(table);
        using var scan = await QueryAsync(table, relation => new TableScan(Database.Store, relation, table));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = RecordBatch.Create(layout, batchSize);
            try
            {
                scan.Fill(batch, batchSize);
                Database.Fingerprints?.EnsureUnchanged();
            }
            catch (Exception error) when (FileErrors.IsKnown(error))
            {
                batch.Dispose();
                throw Failed(table, error);
            }
            catch
            {
                batch.Dispose();
                throw;
            }

            if (batch.RowCount == 0)
            {
                batch.Dispose();
                yield break;
            }

            yield return batch;
        }
    }

    private async Task<T> QueryAsync<T>(Table table, Func<Relation, T> query)
    {
        var relation = Database.Find(table.Name);
        try
        {
            var answer = await Task.Run(() => query(relation));
            Database.Fingerprints?.EnsureUnchanged();
            return answer;
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw Failed(table, error);
        }
    }

    private ReadException Failed(Table table, Exception error) => FileErrors.Reading($"table {table.Name}", Database.Path, error);
}
