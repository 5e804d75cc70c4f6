using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>The SQL of schema changes. Pure.</summary>
internal static class StatementRenderer
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    public static IReadOnlyList<string> Render(SchemaChange change, ServerVersion version) => change switch
    {
        CreateTable create => [create.Table.Definition ?? TableRenderer.Create(create.Table)],
        CreateSequence create => SequenceRenderer.Create(create.Sequence),
        CreateRoutine create => Under(create.Routine.Options, create.Routine.Definition, version),
        CreateView create => Under(create.View.Options, create.View.Definition, version),
        CreateTrigger create => Under(create.Trigger.Options, create.Trigger.Definition, version),
        CreateObject create => Under(create.Object.Options, create.Object.Definition, version),
        CreateIndex create when TableParts.IsEarly(create.Index) => [],
        CreateIndex create => [Add(create.Table, IndexRenderer.Clause(create.Index))],
        AddForeignKey add => [Add(add.Table, ForeignKeyRenderer.Clause(add.Key, version))],
        AnalyzeTable analyze => [$"ANALYZE TABLE {Dialect.Table(analyze.Table)}"],

        // Rows that are loaded in bulk do not always move the counter; the server puts a number in use right by itself.
        AdvanceIdentity advance => [$"ALTER TABLE {Dialect.Table(advance.Table.Name)} AUTO_INCREMENT = 1"],

        // Keys, checks and comments are part of CREATE TABLE.
        AddPrimaryKey or AddUniqueConstraint or AddCheck or CommentOnTable => [],

        // What the engine does not have, and what only other engines have.
        CreateSchema or CreateExtension or CreateType or AddExclusionConstraint => [],
        RunStatement run => [run.Statement],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A case of SchemaChange without SQL."),
    };

    private static string Add(TableName table, string clause) => $"ALTER TABLE {Dialect.Table(table)} ADD {clause}";

    // The server keeps with the object the settings under which it is created; afterwards the session has its own again.
    private static IReadOnlyList<string> Under(ValueList<string> settings, string definition, ServerVersion version) =>
        settings.Count == 0
            ? [definition]
            : [$"SET SESSION {string.Join(", ", settings.Select(setting => SqlModes.Known(setting, version)))}", definition,
                $"SET SESSION sql_mode = '{SessionSettings.SqlMode}', time_zone = '+00:00'", "SET NAMES utf8mb4"];
}
