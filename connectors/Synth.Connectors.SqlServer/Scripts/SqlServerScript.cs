using System.Text;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Scripts;

/// <summary>Scripts for sqlcmd and its like: batches with GO between them.</summary>
internal sealed class SqlServerScript : IScriptDialect
{
    // The server takes 1000 rows of VALUES.
    private const int RowsPerStatement = 500;

    public IReadOnlyList<string> Names { get; } = ["sqlserver", "mssql"];

    public ConstraintTiming ConstraintTiming => ConstraintTiming.AfterLoad;

    public bool HasCopy => false;

    public string Opening => "SET NOCOUNT, XACT_ABORT, QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING ON;\nGO\n";

    public string Closing => "";

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == SqlServerConnector.EngineName
            ? SameEngineTranslation.Translate(source, null)
            : new ForeignSchemaTranslation(source, null).Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public string Terminate(string statement) => $"{statement}\nGO\n";

    public void WriteRows(Stream script, Table table, ValueList<string> columnNames, RecordBatch batch, ScriptRowForm form)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        Column[] columns = [.. columnNames.Select(name => table.Columns[table.IndexOf(name)])];
        using var rows = new BatchReader(table, columns, batch);
        for (var left = batch.RowCount; left > 0; left -= RowsPerStatement)
        {
            var values = new List<string>(RowsPerStatement);
            while (values.Count < Math.Min(left, RowsPerStatement) && rows.Read())
            {
                var row = columns.Select((column, i) => InsertStatement.Value(column, ScriptLiterals.Of(column, rows.GetValue(i))));
                values.Add($"({string.Join(", ", row)})");
            }

            script.Write(Encoding.UTF8.GetBytes(Terminate(InsertStatement.Render(table.Name, columns, values))));
        }
    }
}
