using System.Globalization;
using Microsoft.Data.SqlClient;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Says why a change of the schema was refused.</summary>
internal static class DdlErrors
{
    private static readonly int[] PermissionErrors = [229, 230, 262, 297, 300, 1088, 2760, 15247];

    // These quote values of the rows.
    private static readonly Dictionary<int, string> ErrorsWithValues = new()
    {
        [1505] = "rows have the same key",
        [1508] = "rows have the same key",
        [2601] = "rows have the same key",
        [2627] = "rows have the same key",
        [515] = "a value is missing",
        [245] = "a value does not have the form of a type",
        [8115] = "a number is out of range",
    };

    public static LoadException Explain(SchemaChange change, Exception exception)
    {
        var reason = exception switch
        {
            SqlException error when IsForbidden(error) =>
                $"{error.Message} The login of the target needs CREATE TABLE and ALTER on the schemas, or db_ddladmin, db_datareader and "
                + $"db_datawriter",
            SqlException error => ReasonOf(error),
            _ => "the connection broke",
        };
        return new LoadException($"The target did not take {Describe(change)}: {reason}.", exception);
    }

    /// <summary>Whether the login lacks a privilege.</summary>
    public static bool IsForbidden(SqlException error) => PermissionErrors.Contains(error.Number);

    /// <summary>The server's reason, without its end and without values of rows.</summary>
    public static string ReasonOf(SqlException error)
    {
        var words = ErrorsWithValues.GetValueOrDefault(error.Number, error.Message.TrimEnd('.'));
        return string.Create(CultureInfo.InvariantCulture, $"{words} (error {error.Number})");
    }

    /// <summary>What a change makes, for people.</summary>
    public static string Describe(SchemaChange change) => change switch
    {
        CreateSchema create => $"schema {create.Name}",
        CreateType create => $"type {create.Type.Name}",
        CreateSequence create => $"sequence {create.Sequence.Name}",
        CreateRoutine create => $"routine {create.Routine.Name}",
        CreateObject create => $"{create.Object.Kind} {create.Object.Name}",
        CreateTable create => $"table {create.Table.Name}",
        AddPrimaryKey add => $"the primary key of table {add.Table}",
        AddUniqueConstraint add => $"unique constraint {add.Constraint.Name} of table {add.Table}",
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
