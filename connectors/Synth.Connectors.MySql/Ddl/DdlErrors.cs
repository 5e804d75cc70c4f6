using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Says why a change of the schema was refused.</summary>
internal static class DdlErrors
{
    // Refusals that depend on rows quote values; those that depend on names do not.
    private static readonly HashSet<MySqlErrorCode> AboutValues =
    [
        MySqlErrorCode.DuplicateKeyEntry, MySqlErrorCode.DuplicateEntryWithKeyName,
            MySqlErrorCode.NoReferencedRow, MySqlErrorCode.NoReferencedRow2,
        MySqlErrorCode.TruncatedWrongValue, MySqlErrorCode.DataTooLong,
    ];

    // What servers say of an object whose name is taken: tables, views and sequences; indexes; foreign keys; routines; triggers; events.
    private static readonly HashSet<int> AboutTakenNames = [1050, 1061, 1022, 1826, 1304, 1359, 1537];

    // MariaDB's way to say that the name of a foreign key is taken.
    private const int CannotCreateTable = 1005;
    private const string NameIsTaken = "errno: 121";

    /// <summary>Whether a change was refused because what it makes is there.</summary>
    public static bool IsThere(MySqlException exception) =>
        AboutTakenNames.Contains(exception.Number)
        || (exception.Number == CannotCreateTable && exception.Message.Contains(NameIsTaken, StringComparison.Ordinal));

    public static LoadException Explain(SchemaChange change, string database, MySqlException exception)
    {
        var reason =
            !ServerErrors.IsAnswer(exception) ? "the connection broke"
            : ServerErrors.IsMissingPrivilege(exception) ? $"{exception.Message}. {Grants.ForTarget(database)}"
            : AboutValues.Contains(exception.ErrorCode) ? $"the server answered {exception.Number}"
            : $"{exception.Message} ({exception.Number})";
        return new LoadException($"The target did not take {Describe(change)}: {reason.ReplaceLineEndings(" ").TrimEnd('.')}.", exception);
    }

    private static string Describe(SchemaChange change) => change switch
    {
        CreateSequence create => $"sequence {create.Sequence.Name}",
        CreateRoutine create => $"routine {create.Routine.Name}",
        CreateTable create => $"table {create.Table.Name}",
        CreateIndex create => $"index {create.Index.Name} of table {create.Table}",
        AddForeignKey add => $"foreign key {add.Key.Name} of table {add.Table}",
        AnalyzeTable analyze => $"statistics of table {analyze.Table}",
        CreateView create => $"view {create.View.Name}",
        CreateTrigger create => $"trigger {create.Trigger.Name} of {create.Trigger.Table}",
        CreateObject create => $"{create.Object.Kind} {create.Object.Name}",
        RunStatement { Phase: SchemaPhase.BeforeLoad } run => $"statement {run.Number} of hooks.before",
        RunStatement run => $"statement {run.Number} of hooks.after",
        _ => "a change",
    };
}
