using Microsoft.Data.Sqlite;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Loading;

/// <summary>A prepared INSERT for batches of one layout.</summary>
internal sealed class InsertStatement : IDisposable
{
    private readonly RawStatement statement;
    private readonly ColumnBinder[] binders;

    public InsertStatement(SqliteConnection connection, Table table, ValueList<string> columnNames, ValueList<ColumnLayout> layout)
    {
        var dialect = SqliteDialect.Instance;
        binders = [.. columnNames.Select((name, i) => ColumnBinder.Create(table.Columns[table.IndexOf(name)], layout[i]))];
        var parameters = string.Join(", ", Enumerable.Repeat("?", columnNames.Count));
        statement = new RawStatement(
            connection, $"INSERT INTO {dialect.Table(table.Name)} ({dialect.Identifiers(columnNames)}) VALUES ({parameters})");
    }

    public void Insert(RecordBatch batch)
    {
        for (var i = 0; i < binders.Length; i++)
        {
            binders[i].Attach(batch.Columns[i]);
        }

        try
        {
            for (var row = 0; row < batch.RowCount; row++)
            {
                for (var i = 0; i < binders.Length; i++)
                {
                    statement.Check(binders[i].Bind(statement.Handle, i + 1, row));
                }

                statement.Step();
                statement.Reset();
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Dispose() => statement.Dispose();
}
