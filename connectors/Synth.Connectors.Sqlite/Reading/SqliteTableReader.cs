using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Reading;

/// <summary>
/// Reads rows on the connection's transaction. SQLite answers without waiting, so its calls are made where they are asked for.
/// </summary>
internal sealed class SqliteTableReader(Func<SqliteConnection?> connection) : ITableReader
{
    private static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    private SqliteConnection Connection => connection() ?? throw new InvalidOperationException("The database does not exist yet.");

    /// <inheritdoc/>
    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return QueryAsync(table, open => open.QuerySingleAsync<long>(
            new CommandDefinition($"SELECT count(*) FROM {Dialect.Table(table.Name)}", cancellationToken: cancellationToken)));
    }

    /// <inheritdoc/>
    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        var columns = Dialect.Identifiers(key.ReferencingColumns);
        var isComplete = string.Join(" AND ", key.ReferencingColumns.Select(column => $"{Dialect.Identifier(column)} IS NOT NULL"));
        var sql = $"""
            SELECT coalesce(sum(uses), 0) AS ReferencingRows, count(*) AS ReferencedKeys
            FROM (SELECT count(*) AS uses FROM {Dialect.Table(table.Name)} WHERE {isComplete} GROUP BY {columns})
            """;
        return QueryAsync(table, async open =>
        {
            var (rows, keys) = await open.QuerySingleAsync<(long, long)>(new CommandDefinition(sql, cancellationToken: cancellationToken));
            return new ForeignKeyStatistics(rows, keys);
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(Table table,
        int batchSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var layout = RecordBatch.LayoutOf(table);
        using var scan = await QueryAsync(table, open => Task.FromResult(new TableScan(open, table)));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = RecordBatch.Create(layout, batchSize);
            try
            {
                scan.Fill(batch, batchSize);
            }
            catch (SqliteException error)
            {
                batch.Dispose();
                throw Failed(table, error);
            }
            catch (ReadException)
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

    private async Task<T> QueryAsync<T>(Table table, Func<SqliteConnection, Task<T>> query)
    {
        try
        {
            return await query(Connection);
        }
        catch (SqliteException error)
        {
            throw Failed(table, error);
        }
    }

    private ReadException Failed(Table table, SqliteException error) =>
        SqliteErrors.Reading($"table {table.Name}", Connection.DataSource, error);
}
