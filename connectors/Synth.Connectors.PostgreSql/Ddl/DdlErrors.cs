using Npgsql;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Says why a change of the schema was refused.</summary>
internal static class DdlErrors
{
    private static readonly string[] ClassesWithValues =
    [
        "22", // data exceptions quote the value
        "P0", // functions of users say what they like
    ];

    // What a statement says or needs, its values, and what functions of users make of them; not connections, locks, resources or keys.
    private static readonly string[] ClassesOfRefusals = ["0A", "22", "2F", "38", "39", "42", "55", "58", "P0"];

    public static LoadException Explain(SchemaChange change, NpgsqlException exception) =>
        new($"The target did not take {Describe(change)}: {ReasonOf(exception)}.", exception);

    /// <summary>Whether the server refuses what a statement says, which another try or role would not change.</summary>
    public static bool IsRefusal(PostgresException exception) =>
        exception.SqlState != PostgresErrorCodes.InsufficientPrivilege
            && exception.SqlState != PostgresErrorCodes.LockNotAvailable
            && ClassesOfRefusals.Any(kind => exception.SqlState.StartsWith(kind, StringComparison.Ordinal));

    /// <summary>Why the server refused, without values.</summary>
    public static string ReasonOf(NpgsqlException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } error =>
            $"{error.MessageText}. The role of the target needs CREATE on the database and on its schemas: "
            + "GRANT CREATE ON DATABASE … TO …; GRANT CREATE ON SCHEMA public TO …; since PostgreSQL 15 only the owner has the latter "
            + "by itself",
        PostgresException error when ClassesWithValues.Any(kind => error.SqlState.StartsWith(kind, StringComparison.Ordinal)) =>
            $"PostgreSQL answered {error.SqlState}",
        PostgresException error => $"{error.MessageText} ({error.SqlState})",
        _ => "the connection broke",
    };

    /// <summary>What a change makes, as a person would say.</summary>
    public static string Describe(SchemaChange change) => change switch
    {
        CreateSchema create => $"schema {create.Name}",
        CreateExtension create => $"extension {create.Name}",
        CreateType create => $"type {create.Type.Name}",
        CreateSequence create => $"sequence {create.Sequence.Name}",
        CreateRoutine create => $"routine {create.Routine.Name}({create.Routine.Signature})",
        CreateTable create => $"table {create.Table.Name}",
        AddPrimaryKey add => $"the primary key of table {add.Table}",
        AddUniqueConstraint add => $"unique constraint {add.Constraint.Name} of table {add.Table}",
        AddExclusionConstraint add => $"exclusion constraint {add.Constraint.Name} of table {add.Table}, which synthetic rows may break",
        CreateObject create => $"{create.Object.Kind} {create.Object.Name}",
        CreateIndex create => $"index {create.Index.Name} of table {create.Table}",
        AddCheck add => $"check {add.Check.Name} of table {add.Table}",
        AddForeignKey add => $"foreign key {add.Key.Name} of table {add.Table}",
        AdvanceIdentity advance => $"the numbering of column {advance.Column.Name} of table {advance.Table.Name}",
        AnalyzeTable analyze => $"statistics of table {analyze.Table}",
        CreateView create => $"view {create.View.Name}",
        CreateTrigger create => $"trigger {create.Trigger.Name} of {create.Trigger.Table}",
        CommentOnTable comment => $"comments of table {comment.Table.Name}",
        RunStatement { Phase: SchemaPhase.BeforeLoad } run => $"statement {run.Number} of hooks.before",
        RunStatement run => $"statement {run.Number} of hooks.after",
        _ => "a change",
    };
}
