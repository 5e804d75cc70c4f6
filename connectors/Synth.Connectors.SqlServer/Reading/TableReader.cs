using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Reading;

/// <summary>Reads rows on the session's connections.</summary>
internal sealed class TableReader(ConnectionPool<SqlConnection> pool) : ITableReader
{
    private static readonly int[] PermissionErrors = [229, 230, 300, 916];

    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken) =>
        QueryAsync(table, ReadQueries.CountRows(table), reader => reader.GetInt64(0), cancellationToken);

    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken) =>
        QueryAsync(
            table,
            ReadQueries.MeasureForeignKey(table, key),
            reader => new ForeignKeyStatistics(
                Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)),
            cancellationToken);

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        Table table, int batchSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        var columns = table.Columns.Where(column => column.IsWritable).ToArray();
        if (columns.Length == 0)
        {
            yield break;
        }

        await using var lease = await pool.LeaseAsync(cancellationToken);
        await using var command = new SqlCommand(ReadQueries.Select(table, columns), lease.Connection);
        await using var result = await GuardedAsync(
            table, command.ExecuteReaderAsync(CommandBehavior.SequentialAccess | CommandBehavior.SingleResult, cancellationToken), cancellationToken);
        var rows = new RowReader(table, result);
        try
        {
            while (await GuardedAsync(table, rows.ReadBatchAsync(batchSize, cancellationToken), cancellationToken) is { } batch)
            {
                yield return batch;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (!rows.IsAtEnd)
            {
                // Closing a result reads it to its end unless the server is told to stop.
                command.Cancel();
            }
        }

        lease.Complete();
    }

    private Task<T> QueryAsync<T>(Table table, string sql, Func<SqlDataReader, T> read, CancellationToken cancellationToken) =>
        GuardedAsync(
            table,
            pool.UseAsync(
                async connection =>
                {
                    await using var command = new SqlCommand(sql, connection);
                    await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                    await reader.ReadAsync(cancellationToken);
                    return read(reader);
                },
                cancellationToken),
            cancellationToken);

    private static async Task<T> GuardedAsync<T>(Table table, Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work;
        }
        catch (SqlException exception) when (PermissionErrors.Contains(exception.Number))
        {
            throw new ConnectionException(
                $"Table {table.Name} cannot be read: the login lacks a privilege. GRANT SELECT on it, or on its schema.", isTransient: false, exception);
        }
        catch (SqlException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadException(
                string.Create(CultureInfo.InvariantCulture, $"Table {table.Name} cannot be read: SQL Server answered error {exception.Number}."), exception);
        }
        catch (InvalidOperationException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadException($"Table {table.Name} cannot be read: the connection broke.", exception);
        }
    }
}
