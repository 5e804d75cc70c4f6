using Microsoft.Data.Sqlite;
using SQLitePCL;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Loading;

/// <summary>
/// Inserts batches with prepared statements inside the transaction of the run, each under a savepoint so that it is there whole or not at
/// all.
/// </summary>
internal sealed class SqliteTableLoader(Func<SqliteConnection?> connection) : ITableLoader, IDisposable
{
    private readonly Dictionary<(TableName Table, ValueList<string> Columns, ValueList<ColumnLayout> Layout), InsertStatement> statements =
        [];

    /// <inheritdoc/>
    public Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        var open = connection() ?? throw new InvalidOperationException("The run has not begun.");
        try
        {
            var statement = StatementFor(open, table, columnNames, batch.Layout);
            Execute(open, "SAVEPOINT batch");
            try
            {
                statement.Insert(batch);
            }
            catch (SqliteException)
            {
                Execute(open, "ROLLBACK TO batch; RELEASE batch");
                throw;
            }

            Execute(open, "RELEASE batch");
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Loading(table.Name, error);
        }

        return Task.CompletedTask;
    }

    /// <summary>Frees the prepared statements; the loader can be used again.</summary>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }

    private InsertStatement StatementFor(SqliteConnection open, Table table, ValueList<string> columnNames, ValueList<ColumnLayout> layout)
    {
        if (!statements.TryGetValue((table.Name, columnNames, layout), out var statement))
        {
            statement = new InsertStatement(open, table, columnNames, layout);
            statements.Add((table.Name, columnNames, layout), statement);
        }

        return statement;
    }

    private static void Execute(SqliteConnection open, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(open.Handle, sql), open.Handle);
}
