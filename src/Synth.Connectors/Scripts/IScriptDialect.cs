using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// How a whole database is written down as one script for the client program of an engine (psql, mariadb, sqlite3, sqlcmd). Touches no
/// database; stateless and thread-safe.
/// </summary>
public interface IScriptDialect
{
    /// <summary>What it is called in addresses and options, in lower case; the first name is the usual one.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>When keys and checks are created, seen from the rows.</summary>
    ConstraintTiming ConstraintTiming { get; }

    /// <summary>Whether the client reads the lines of a COPY.</summary>
    bool HasCopy { get; }

    /// <summary>The lines before everything else, with the end of the last one.</summary>
    string Opening { get; }

    /// <summary>The lines after everything else, with the end of the last one.</summary>
    string Closing { get; }

    /// <summary>Expresses a schema of any engine in the dialect's types and names.</summary>
    /// <exception cref="UnsupportedSchemaException">Something that rows cannot do without has no form here.</exception>
    SchemaTranslation Translate(DatabaseSchema source);

    /// <summary>The statements for a change, in order; none when the engine needs none.</summary>
    IReadOnlyList<string> Render(SchemaChange change);

    /// <summary>A statement with what tells the client that it is complete, and the end of its line.</summary>
    string Terminate(string statement);

    /// <summary>Writes the rows of a batch as complete statements.</summary>
    /// <param name="script">Takes UTF-8.</param>
    /// <param name="table">The table, in the dialect's terms.</param>
    /// <param name="columnNames">Its column for each column of the batch.</param>
    /// <param name="batch">The rows, at least one. The storage of a column may be another engine's choice for its type.</param>
    /// <param name="form">How rows are written; <see cref="ScriptRowForm.Copy"/> only where <see cref="HasCopy"/>.</param>
    /// <exception cref="LoadException">A value has no form here.</exception>
    void WriteRows(Stream script, Table table, ValueList<string> columnNames, RecordBatch batch, ScriptRowForm form);
}
