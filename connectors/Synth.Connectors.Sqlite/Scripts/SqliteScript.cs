using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Synth.Connectors.Sqlite.Ddl;
using Synth.Connectors.Sqlite.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Scripts;

/// <summary>Scripts for sqlite3: one transaction, foreign keys off while rows arrive. SQLite itself spells the values.</summary>
internal sealed class SqliteScript : IScriptDialect
{
    private const int RowsPerStatement = 500;

    private readonly SqliteSchemaWriter writer = new(() => null);

    public IReadOnlyList<string> Names { get; } = ["sqlite"];

    public ConstraintTiming ConstraintTiming => ConstraintTiming.AllWithTable;

    public bool HasCopy => false;

    public string Opening => "PRAGMA foreign_keys = OFF;\nBEGIN;\n";

    public string Closing => "COMMIT;\n";

    public SchemaTranslation Translate(DatabaseSchema source) => writer.Translate(source);

    public IReadOnlyList<string> Render(SchemaChange change) => writer.Render(change);

    // Behind a comment to the end of the line a semicolon would be part of it.
    public string Terminate(string statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return $"{statement}\n;\n";
    }

    public void WriteRows(Stream script, Table table, ValueList<string> columnNames, RecordBatch batch, ScriptRowForm form)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        var dialect = SqliteDialect.Instance;
        var head = $"INSERT INTO {dialect.Table(table.Name)} ({dialect.Identifiers(columnNames)}) VALUES\n";
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using var statement =
            new RawStatement(connection, $"SELECT {string.Join(" || ', ' || ", columnNames.Select((_, i) => Spelling($"?{i + 1}")))}");
        ColumnBinder[] binders =
            [.. columnNames.Select((name, i) => ColumnBinder.Create(table.Columns[table.IndexOf(name)], batch.Layout[i]))];
        for (var i = 0; i < binders.Length; i++)
        {
            binders[i].Attach(batch.Columns[i]);
        }

        for (var row = 0; row < batch.RowCount; row++)
        {
            for (var i = 0; i < binders.Length; i++)
            {
                statement.Check(binders[i].Bind(statement.Handle, i + 1, row));
            }

            statement.Step();
            Write(script, (row % RowsPerStatement > 0 ? ",\n" : row == 0 ? head : $";\n{head}")
                + $"({raw.sqlite3_column_text(statement.Handle, 0).utf8_to_string()})");
            statement.Reset();
        }

        Write(script, ";\n");
    }

    // The function quote leaves out what follows a NUL, and the client drops a CR at the end of a line, within a text too.
    private static string Spelling(string parameter) =>
        $"CASE WHEN typeof({parameter}) = 'text' AND (instr({parameter}, char(0)) > 0 OR instr({parameter}, char(13)) > 0) "
        + $"THEN 'CAST(' || quote(CAST({parameter} AS BLOB)) || ' AS TEXT)' "
        + $"WHEN {parameter} = 9e999 THEN '9e999' WHEN {parameter} = -9e999 THEN '-9e999' ELSE quote({parameter}) END";

    private static void Write(Stream script, string text) => script.Write(Encoding.UTF8.GetBytes(text));
}
