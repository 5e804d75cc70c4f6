using Npgsql;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Loads each batch by one COPY of its own, which takes all of it or nothing.</summary>
internal sealed class TableLoader(ConnectionPool<NpgsqlConnection> pool, Staging staging) : ITableLoader
{
    private const int FlushBytes = 128 * 1024;

    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public async Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.RowCount == 0)
        {
            return;
        }

        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await CopyAsync(lease.Connection, staging.Of(table.Name), table, columnNames, batch, cancellationToken);
            lease.Complete();
        }
        catch (NpgsqlException exception)
        {
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    /// <summary>Loads a batch over a connection, within its transaction if it has one.</summary>
    /// <exception cref="NpgsqlException">The server refused it.</exception>
    internal static async Task CopyAsync(
        NpgsqlConnection connection, TableName place, Table table,
        ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        var columns = columnNames.Select(name => table.Columns[table.IndexOf(name)]).ToArray();
        var encoder = new RowEncoder(columns, batch.Layout);
        var names = Dialect.Identifiers(columns.Select(column => column.Name));
        var sql = $"COPY {Dialect.Table(place)} ({names}) FROM STDIN (FORMAT {(encoder.IsBinary ? "BINARY" : "TEXT")})";
        using var writer = new CopyWriter();
        await using var copy = await CopyStreams.OpenAsync(connection, sql, encoder.IsBinary, cancellationToken);
        try
        {
            encoder.WriteHeader(writer);
            for (var row = 0; row < batch.RowCount; row++)
            {
                if (encoder.WriteRow(batch.Columns, row, writer) is var refused and >= 0)
                {
                    throw LoadErrors.ExplainValue(table, columns[refused], batch.Columns[refused].Kind == StorageKind.Utf8);
                }

                if (writer.Length >= FlushBytes)
                {
                    await copy.WriteAsync(writer.Written, cancellationToken);
                    writer.Clear();
                }
            }

            encoder.WriteTrailer(writer);
            await copy.WriteAsync(writer.Written, cancellationToken);
        }
        catch
        {
            // Disposing a COPY that was not cancelled would commit the rows sent so far.
            await CancelAsync(copy);
            throw;
        }
    }

    private static async Task CancelAsync(NpgsqlRawCopyStream copy)
    {
        try
        {
            await copy.CancelAsync();
        }
        catch (NpgsqlException)
        {
            // The server's answer to a cancelled COPY is an error, and the reason for cancelling is on its way up.
        }
    }
}
