using System.Data.Common;
using Synth.Connectors.SqlServer.Reading.Readers;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Reading;

/// <summary>
/// Reads rows of a result into batches. A hot path: one virtual call per value. Columns are read once each and in order, as sequential
/// access asks for.
/// </summary>
internal sealed class RowReader
{
    private readonly Table table;
    private readonly DbDataReader reader;
    private readonly Column[] columns;
    private readonly ColumnReader[] readers;
    private readonly ValueList<ColumnLayout> layout;

    /// <summary>Chooses the readers of the columns by what the result says of itself.</summary>
    /// <param name="table">The table.</param>
    /// <param name="reader">The result: the writable columns of the table in order.</param>
    /// <exception cref="ReadException">A column comes in a type that is not expected of it.</exception>
    public RowReader(Table table, DbDataReader reader)
    {
        this.table = table;
        this.reader = reader;
        columns = [.. table.Columns.Where(column => column.IsWritable)];
        layout = RecordBatch.LayoutOf(table);
        readers = [.. columns.Select(Choose)];
    }

    /// <summary>Whether the end of the rows was met.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next rows; null at the end.</summary>
    /// <exception cref="ReadException">A value does not fit its column's storage.</exception>
    public async Task<RecordBatch?> ReadBatchAsync(int batchSize, CancellationToken cancellationToken)
    {
        var batch = RecordBatch.Create(layout, batchSize);
        try
        {
            var vectors = batch.Columns.ToArray();
            while (batch.HasRoom(batchSize) && !IsAtEnd)
            {
                if (await reader.ReadAsync(cancellationToken))
                {
                    ReadRow(vectors);
                }
                else
                {
                    IsAtEnd = true;
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

    private void ReadRow(ColumnVector[] vectors)
    {
        for (var i = 0; i < readers.Length; i++)
        {
            if (reader.IsDBNull(i))
            {
                vectors[i].AppendNull();
            }
            else if (!readers[i].TryRead(reader, i, vectors[i]))
            {
                throw new ReadException(
                    $"Table {table.Name}, column {columns[i].Name}: a value does not fit {columns[i].NativeType}. Correct the row, or "
                    + $"leave the table out.");
            }
        }
    }

    private ColumnReader Choose(Column column, int ordinal) => ColumnReaders.For(column.Type, reader.GetFieldType(ordinal))
        ?? throw new ReadException(
            $"Table {table.Name}, column {column.Name}: the server sends {reader.GetFieldType(ordinal).Name} for the type "
            + $"{column.NativeType}, which cannot be read. Leave the table out, or convert the column.");
}
