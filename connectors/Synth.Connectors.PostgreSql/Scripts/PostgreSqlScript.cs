using Synth.Connectors.PostgreSql.Ddl;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Scripts;

/// <summary>Scripts for psql: one transaction, rows by INSERT or by COPY. Those with INSERT are plain SQL for any client.</summary>
internal sealed class PostgreSqlScript : IScriptDialect
{
    public IReadOnlyList<string> Names { get; } = ["postgres", "postgresql"];

    public ConstraintTiming ConstraintTiming => ConstraintTiming.AfterLoad;

    public bool HasCopy => true;

    // Routines may come before what they call.
    public string Opening =>
        """
        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;
        SET check_function_bodies = off;
        BEGIN;

        """;

    public string Closing => "COMMIT;\n";

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == PostgreSqlConnector.EngineName
            ? SameEngineTranslation.Translate(source)
            : new ForeignSchemaTranslation(source).Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public string Terminate(string statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return $"{statement.TrimEnd().TrimEnd(';')};\n";
    }

    public void WriteRows(Stream script, Table table, ValueList<string> columnNames, RecordBatch batch, ScriptRowForm form)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        Column[] columns = [.. columnNames.Select(name => table.Columns[table.IndexOf(name)])];
        using var rows = new ScriptRows(table, columns, batch);
        if (form == ScriptRowForm.Copy)
        {
            rows.WriteCopy(script);
        }
        else
        {
            rows.WriteInserts(script);
        }
    }
}
