using DuckDB.NET.Native;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Connectors.Files.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Reading;

/// <summary>The rows of one table, as they come.</summary>
internal sealed class TableScan : IDisposable
{
    private readonly Table table;
    private readonly ValueList<ColumnLayout> layout;
    private readonly ColumnDecoder[] decoders;
    private readonly ChunkQuery query;
    private DuckDBDataChunk? chunk;
    private int position;
    private bool isExhausted;

    /// <exception cref="ChunkQueryException">DuckDB refuses the query.</exception>
    public TableScan(DuckDbStore store, Relation relation, Table table)
    {
        this.table = table;
        layout = RecordBatch.LayoutOf(table);
        var forms = layout.Select(column => ColumnDecoders.Form(column, relation.Table.Find(column.Name).Type)).ToArray();
        var columns = layout.Select((column, i) =>
            $"CAST({relation.Table.Quoted(column.Name)} AS {(forms[i].IsText ? StoredType.Text : forms[i]).Sql})");
        decoders = [.. layout.Select((column, i) => ColumnDecoders.Find(column, forms[i]))];
        query = new ChunkQuery(store, $"SELECT {string.Join(", ", columns)} FROM {relation.From}");
    }

    /// <summary>Adds rows until the batch has as many as are wanted, or there are no more.</summary>
    /// <exception cref="ChunkQueryException">The query failed on the way.</exception>
    /// <exception cref="ReadException">A text is no value of its column's type.</exception>
    public void Fill(RecordBatch batch, int wanted)
    {
        while (batch.HasRoom(wanted) && HasRows())
        {
            var end = Math.Min(RowsOf(chunk!), position + wanted - batch.RowCount);
            for (var i = 0; i < decoders.Length; i++)
            {
                var vector = new ChunkVector(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, i));
                if (!decoders[i].TryDecode(vector, position, end, batch.Columns[i]))
                {
                    throw new ReadException(
                        $"Reading table {table.Name} failed: a text in column {layout[i].Name} is no value of its type. Correct the file "
                        + $"or its description.");
                }
            }

            position = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        chunk?.Dispose();
        query.Dispose();
    }

    private bool HasRows()
    {
        while (!isExhausted && (chunk is null || position == RowsOf(chunk)))
        {
            chunk?.Dispose();
            position = 0;
            chunk = query.Fetch();
            isExhausted = chunk is null;
        }

        return !isExhausted;
    }

    private static int RowsOf(DuckDBDataChunk rows) => (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(rows);
}
