using MySqlConnector;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Reading;

/// <summary>
/// A running query over the rows of a table, whose rows the server sends as they are read. Disposing it early stops the query.
/// </summary>
internal sealed class RowScan : IAsyncDisposable
{
    private readonly Table table;
    private readonly Column[] columns;
    private readonly ColumnReader[] readers;
    private readonly ValueList<ColumnLayout> layout;
    private readonly MySqlCommand command;
    private readonly MySqlDataReader rows;
    private bool isAtEnd;

    private RowScan(Table table, Column[] columns, ColumnReader[] readers, MySqlCommand command, MySqlDataReader rows)
    {
        this.table = table;
        this.columns = columns;
        this.readers = readers;
        this.command = command;
        this.rows = rows;
        layout = RecordBatch.LayoutOf(table);
    }

    public static async Task<RowScan> OpenAsync(MySqlConnection connection, Table table, CancellationToken cancellationToken)
    {
        Column[] columns = [.. table.Columns.Where(column => column.IsWritable)];
        var readers = Array.ConvertAll(columns, ColumnReader.For);
        var command = new MySqlCommand(ReadQueries.Rows(table, columns, readers), connection);
        return new RowScan(table, columns, readers, command, await command.ExecuteReaderAsync(cancellationToken));
    }

    /// <summary>The next rows; null at the end.</summary>
    public async Task<RecordBatch?> ReadBatchAsync(int batchSize, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var batch = RecordBatch.Create(layout, batchSize);
        try
        {
            var vectors = batch.Columns.ToArray();
            while (batch.HasRoom(batchSize) && !isAtEnd)
            {
                isAtEnd = !await rows.ReadAsync(CancellationToken.None);
                if (!isAtEnd)
                {
                    ReadRow(vectors);
                }
            }
        }
        catch
        {
            batch.Dispose();
            throw;
        }

        if (batch.RowCount > 0)
        {
            return batch;
        }

        batch.Dispose();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isAtEnd)
        {
            // Otherwise all other rows would be received before the connection is free.
            command.Cancel();
        }

        try
        {
            await rows.DisposeAsync();
        }
        catch (MySqlException) when (!isAtEnd)
        {
            // The answer of a query that was stopped.
        }

        await command.DisposeAsync();
    }

    private void ReadRow(ColumnVector[] vectors)
    {
        for (var i = 0; i < readers.Length; i++)
        {
            if (rows.IsDBNull(i))
            {
                vectors[i].AppendNull();
            }
            else if (!readers[i].TryRead(rows, i, vectors[i]))
            {
                throw ReadException.BeyondRange(table.Name, columns[i].Name, columns[i].NativeType);
            }
        }
    }
}
