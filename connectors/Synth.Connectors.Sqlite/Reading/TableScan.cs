using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Reading;

/// <summary>One pass over the rows of a table.</summary>
internal sealed class TableScan : IDisposable
{
    private readonly Table table;
    private readonly Column[] columns;
    private readonly ColumnReader[] readers;
    private readonly RawStatement statement;
    private bool isAtEnd;

    public TableScan(SqliteConnection connection, Table table)
    {
        this.table = table;
        columns = [.. table.Columns.Where(column => column.IsWritable)];
        var isUtf16 = TextEncoding.IsUtf16(connection);
        readers = Array.ConvertAll(columns, column => ColumnReader.Create(column, isUtf16));
        statement = new RawStatement(
            connection,
            $"SELECT {SqliteDialect.Instance.Identifiers(columns.Select(column => column.Name))} FROM "
            + $"{SqliteDialect.Instance.Table(table.Name)}");
    }

    /// <summary>Adds up to <paramref name="rowCount"/> rows to an empty batch; fewer at the end, and of long values.</summary>
    /// <exception cref="ReadException">A value does not fit its column's type.</exception>
    public void Fill(RecordBatch batch, int rowCount)
    {
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i].Attach(batch.Columns[i]);
        }

        // A statement that is stepped beyond its end starts again.
        while (batch.HasRoom(rowCount) && !isAtEnd)
        {
            isAtEnd = !statement.Step();
            for (var i = 0; i < readers.Length && !isAtEnd; i++)
            {
                if (!readers[i].Read(statement.Handle, i))
                {
                    throw new ReadException(
                        $"A value of table {table.Name}, column {columns[i].Name} is nothing that its type holds. Read the catalog again: "
                        + $"its type is chosen from its values.");
                }
            }
        }
    }

    public void Dispose() => statement.Dispose();
}
