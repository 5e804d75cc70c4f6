using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Reading;

/// <summary>Reads rows on the session's connections.</summary>
/// <param name="pool">Connections.</param>
internal sealed class TableReader(ConnectionPool<SqlConnection> pool) : ITableReader
{
    private static readonly int[] PermissionErrors = [229, 230, 300, 916];

    /// <summary>Tables that the session's transaction cannot read, and the connections that do.</summary>
    public (IReadOnlySet<TableName> Names, ConnectionPool<SqlConnection> Pool)? Beside { get; init; }

    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken) =>
        QueryAsync(table, ReadQueries.CountRows(table), reader => Number(reader, 0), cancellationToken);

    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken) =>
        QueryAsync(
            table,
            ReadQueries.MeasureForeignKey(table, key),
            reader => new ForeignKeyStatistics(Number(reader, 0), Number(reader, 1)),
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

        await using var lease = await PoolOf(table).LeaseAsync(cancellationToken);
        await using var command = new SqlCommand(ReadQueries.Select(table, columns), lease.Connection);
        await using var result = await GuardedAsync(
            table, command.ExecuteReaderAsync(CommandBehavior.SequentialAccess | CommandBehavior.SingleResult, cancellationToken),
            cancellationToken);
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

    private ConnectionPool<SqlConnection> PoolOf(Table table) =>
        Beside is { } beside && beside.Names.Contains(table.Name) ? beside.Pool : pool;

    // A sum of bigint is a decimal to some servers, and a count an int.
    private static long Number(SqlDataReader reader, int ordinal) =>
        Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    private Task<T> QueryAsync<T>(Table table, string sql, Func<SqlDataReader, T> read, CancellationToken cancellationToken) =>
        GuardedAsync(
            table,
            PoolOf(table).UseAsync(
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
                $"Table {table.Name} cannot be read: the login lacks a privilege. GRANT SELECT on it, or on its schema.",
                isTransient: false, exception);
        }
        catch (SqlException exception) when (Deadlocks.IsVictim(exception))
        {
            throw new ConnectionException(
                $"Table {table.Name} cannot be read: the session was chosen as a deadlock's victim (error 1205). Begin the run again.",
                isTransient: true,
                exception);
        }
        catch (SqlException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadException(
                string.Create(CultureInfo.InvariantCulture,
                    $"Table {table.Name} cannot be read: SQL Server answered error {exception.Number}."), exception);
        }
        catch (InvalidOperationException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadException($"Table {table.Name} cannot be read: the connection broke.", exception);
        }
    }
}
