using System.Runtime.CompilerServices;
using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Reading;

/// <summary>Reads rows on the session's connections.</summary>
internal sealed class TableReader(ConnectionPool<MySqlConnection> pool) : ITableReader
{
    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return QueryAsync(table, ReadQueries.CountRows(table), reader => reader.GetInt64(0), cancellationToken);
    }

    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        return QueryAsync(
            table,
            ReadQueries.MeasureForeignKey(table, key),
            reader => new ForeignKeyStatistics(reader.GetInt64(0), reader.GetInt64(1)),
            cancellationToken);
    }

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        Table table, int batchSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (!table.Columns.Any(column => column.IsWritable))
        {
            yield break;
        }

        await using var lease = await pool.LeaseAsync(cancellationToken);
        await using (var scan = await Guarded(table, RowScan.OpenAsync(lease.Connection, table, cancellationToken), lease))
        {
            // Whether it ends or is left early, the connection is free again when the scan is disposed.
            lease.Complete();
            while (await Guarded(table, scan.ReadBatchAsync(batchSize, cancellationToken), lease) is { } batch)
            {
                yield return batch;
            }
        }
    }

    private async Task<T> QueryAsync<T>(Table table, string sql, Func<MySqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var lease = await pool.LeaseAsync(cancellationToken);
        return await Guarded(table, QueryAsync(), lease);

        async Task<T> QueryAsync()
        {
            await using var command = new MySqlCommand(sql, lease.Connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var result = read(reader);
            lease.Complete();
            return result;
        }
    }

    private static async Task<T> Guarded<T>(Table table, Task<T> work, ConnectionLease<MySqlConnection> lease)
    {
        try
        {
            return await work;
        }
        catch (MySqlException exception) when (ServerErrors.IsMissingPrivilege(exception))
        {
            lease.Complete();
            throw new ConnectionException(
                $"Table {table.Name} cannot be read: the user lacks a privilege. Grant SELECT on the table.",
                isTransient: false, exception);
        }
        catch (MySqlException exception) when (ServerErrors.IsAnswer(exception))
        {
            lease.Complete();
            var reason = exception.ErrorCode == MySqlErrorCode.TableDefinitionChanged
                ? "its definition was changed while it was read"
                : $"the server answered {exception.Number}";
            throw new ReadException($"Table {table.Name} cannot be read: {reason}.", exception);
        }
        catch (MySqlException exception)
        {
            throw new ReadException($"Table {table.Name} cannot be read: the connection broke.", exception);
        }
    }
}
