using System.Runtime.CompilerServices;
using Npgsql;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>Reads rows by binary COPY on connections that share a snapshot.</summary>
internal sealed class TableReader(ConnectionPool<NpgsqlConnection> pool) : ITableReader
{
    public Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken) =>
        QueryAsync(table, ReadQueries.CountRows(table), reader => reader.GetInt64(0), cancellationToken);

    public Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken) =>
        QueryAsync(
            table,
            ReadQueries.MeasureForeignKey(table, key),
            reader => new ForeignKeyStatistics(reader.GetInt64(0), reader.GetInt64(1)),
            cancellationToken);

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
        await using var rows = await OpenAsync(lease.Connection, table, cancellationToken);
        while (await Guarded(table, rows.ReadBatchAsync(batchSize, cancellationToken)) is { } batch)
        {
            yield return batch;
        }

        lease.Complete();
    }

    private static Task<CopyRows> OpenAsync(NpgsqlConnection connection, Table table, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Where(column => column.IsWritable).ToArray();
        var wireDecoders = columns.Select(column => ColumnDecoders.ForWireFormOf(column.Type)).ToArray();
        var decoders = wireDecoders.Select(decoder => decoder ?? ColumnDecoders.ForTextForm).ToArray();
        var sql = ReadQueries.Copy(table, columns, wireDecoders);
        return Guarded(table, CopyRows.OpenAsync(connection, sql, RecordBatch.LayoutOf(table),
            new RowDecoder(table.Name, columns, decoders), cancellationToken));
    }

    private Task<T> QueryAsync<T>(Table table, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        Guarded(table, pool.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                await reader.ReadAsync(cancellationToken);
                return read(reader);
            },
            cancellationToken));

    private static async Task<T> Guarded<T>(Table table, Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new ConnectionException(
                $"Table {table.Name} cannot be read: the user lacks a privilege, or row security applies to it. Grant SELECT on the table "
                + $"and USAGE on its schema.",
                isTransient: false,
                exception);
        }
        catch (PostgresException exception)
        {
            throw new ReadException($"Table {table.Name} cannot be read: PostgreSQL answered {exception.SqlState}.", exception);
        }
        catch (NpgsqlException exception)
        {
            throw new ReadException($"Table {table.Name} cannot be read: the connection broke.", exception);
        }
    }
}
