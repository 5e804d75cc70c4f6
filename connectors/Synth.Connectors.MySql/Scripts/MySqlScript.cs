using System.Text;
using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Ddl.Translation;
using Synth.Connectors.MySql.Loading;
using Synth.Connectors.MySql.Sessions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Scripts;

/// <summary>
/// Scripts for the clients of MySQL and MariaDB. Their statements commit one by one; keys and references are put off while rows arrive.
/// </summary>
/// <param name="name">The product's name.</param>
/// <param name="version">The oldest version that takes the script.</param>
internal sealed class MySqlScript(string name, ServerVersion version) : IScriptDialect
{
    private const int StatementBytes = 128 * 1024;

    // What no statement of a catalog holds by itself.
    private const string Delimiter = "$$";
    private const string OtherDelimiter = "//$//";

    private readonly ServerFacts facts = new()
    {
        Identity = new DatabaseIdentity(name, ""),
        Version = version,
        Database = "",
        DatabaseCollation = null,
        HasCaseInTableNames = false,
        LowersTableNames = false,
        TakesLocalFiles = true,
        MaxPacketBytes = StatementBytes,
    };

    /// <summary>MySQL 8.0.17 and later.</summary>
    public static MySqlScript MySql { get; } = new("mysql", new ServerVersion(IsMariaDb: false, new Version(8, 0, 17)));

    /// <summary>MariaDB 10.7 and later.</summary>
    public static MySqlScript MariaDb { get; } = new("mariadb", new ServerVersion(IsMariaDb: true, new Version(10, 7, 0)));

    public IReadOnlyList<string> Names { get; } = [name];

    public ConstraintTiming ConstraintTiming => ConstraintTiming.KeysWithTable;

    public bool HasCopy => false;

    public string Opening =>
        $"""
        SET NAMES utf8mb4;
        SET SESSION sql_mode = '{SessionSettings.SqlMode}', time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0;

        """;

    public string Closing => "SET SESSION foreign_key_checks = 1, unique_checks = 1;\n";

    // A script is for all later versions, too.
    public SchemaTranslation Translate(DatabaseSchema source) =>
        TranslationChoice.Translate(source, facts, other => other.IsMariaDb == version.IsMariaDb);

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change, version);

    // The client ends a statement at the first semicolon, also within the body of a routine.
    public string Terminate(string statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!statement.Contains(';', StringComparison.Ordinal))
        {
            return $"{statement};\n";
        }

        var delimiter = statement.Contains(Delimiter, StringComparison.Ordinal) ? OtherDelimiter : Delimiter;
        return $"DELIMITER {delimiter}\n{statement}\n{delimiter}\nDELIMITER ;\n";
    }

    public void WriteRows(Stream script, Table table, ValueList<string> columnNames, RecordBatch batch, ScriptRowForm form)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        Column[] columns = [.. columnNames.Select(column => table.Columns[table.IndexOf(column)])];
        var encoder = new RowEncoder(columns, batch);
        using var statements = new InsertStatements(table, columns, encoder, batch, StatementBytes);
        while (statements.Next() is { } statement)
        {
            script.Write(Encoding.UTF8.GetBytes(statement + ";\n"));
        }

        if (encoder.Refused is { } refused)
        {
            throw LoadErrors.ExplainValue(table, refused);
        }
    }
}
