using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>Says why rows were refused without the server's own words, which quote values.</summary>
internal static class LoadErrors
{
    private const string MoreFields = "a value does not have the form of its column's type";

    /// <summary>The exception for a batch that the server refused with an error.</summary>
    public static LoadException Explain(Table table, int rowCount, MySqlException exception) =>
        ServerErrors.IsAnswer(exception)
            ? new LoadException(Sentence(table, rowCount, exception.Number, exception.Message), exception)
            : new LoadException($"Table {table.Name} did not take a batch of {rowCount} rows: the connection broke. None of the batch is "
                + $"there.", exception);

    /// <summary>The exception for a batch in which the server found fault with a warning.</summary>
    public static LoadException Explain(Table table, int rowCount, int number, string message) =>
        new(Sentence(table, rowCount, number, message));

    /// <summary>The exception for a batch of which rows are missing.</summary>
    public static LoadException ExplainCount(Table table, int rowCount, int count) =>
        new($"Table {table.Name} took {count} of a batch of {rowCount} rows. None of the batch is there.");

    /// <summary>The exception for a value that is none here.</summary>
    public static LoadException ExplainValue(Table table, Column column) => new(
        $"Table {table.Name}, column {column.Name}: a value is not a number (NaN), which {column.NativeType} cannot hold, and the column "
        + $"does not accept null. None of the batch is there.");

    private static string Sentence(Table table, int rowCount, int number, string message)
    {
        var column = FindColumn(table, message);
        return $"Table {table.Name} did not take a batch of {rowCount} rows: {Reason((MySqlErrorCode)number)} "
            + $"({number}{(column is null ? "" : $", column {column}")}). "
            + "None of the batch is there.";
    }

    private static string Reason(MySqlErrorCode code) => code switch
    {
        MySqlErrorCode.ColumnCannotBeNull or MySqlErrorCode.WarningNullToNotNull => "a value is missing where the column is NOT NULL",
        MySqlErrorCode.DuplicateKeyEntry or MySqlErrorCode.DuplicateEntryWithKeyName => "a key is there twice",
        MySqlErrorCode.NoReferencedRow or MySqlErrorCode.NoReferencedRow2 => "a key refers to a row that is not there",
        (MySqlErrorCode)3819 or (MySqlErrorCode)4025 => "a row breaks a check",
        MySqlErrorCode.DataTooLong => "a value is longer than its column",
        (MySqlErrorCode)1264 or (MySqlErrorCode)1690 => "a number or date is out of its column's range",
        (MySqlErrorCode)1265 => "a value does not fit its column, or is none of its labels",
        (MySqlErrorCode)1300 or (MySqlErrorCode)1366 =>
            "a text holds characters that its column's character set lacks, or does not have the form of its column's type",
        MySqlErrorCode.TruncatedWrongValue or (MySqlErrorCode)1411 => MoreFields,
        (MySqlErrorCode)1153 => "a row is larger than max_allowed_packet",
        (MySqlErrorCode)1118 => "a row is wider than the engine's pages allow",
        (MySqlErrorCode)1526 => "a row belongs to no partition",
        MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied => "the user lacks INSERT on it",
        (MySqlErrorCode)1021 or (MySqlErrorCode)1114 => "the server's disk is full",
        MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.LockDeadlock => "another session holds a lock on it",
        _ => "the server refused it",
    };

    // Messages name the column in quotes. Only a name that the table has is taken from them.
    private static string? FindColumn(Table table, string message) =>
        table.Columns.Select(column => column.Name)
            .FirstOrDefault(name => message.Contains($"column '{name}'", StringComparison.OrdinalIgnoreCase)
            || message.Contains($"Column '{name}'", StringComparison.Ordinal) || message.Contains($".`{name}`", StringComparison.Ordinal));
}
