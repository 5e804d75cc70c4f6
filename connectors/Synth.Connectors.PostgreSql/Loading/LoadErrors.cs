using Npgsql;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Says why rows were refused without the server's own words, which quote values.</summary>
internal static class LoadErrors
{
    /// <summary>The exception for a batch that the server refused.</summary>
    public static LoadException Explain(Table table, int rowCount, NpgsqlException exception)
    {
        var reason = exception is PostgresException error ? Describe(table, error) : "the connection broke";
        return new LoadException($"Table {table.Name} did not take a batch of {rowCount} rows: {reason}. None of the batch is there.",
            exception);
    }

    /// <summary>The exception for a value that cannot be written at all.</summary>
    public static LoadException ExplainValue(Table table, Column column, bool isText) => new(
        $"Table {table.Name}, column {column.Name}: "
        + (isText
            ? "a text holds the character U+0000, which PostgreSQL cannot store. Replace it in the source."
            : $"a value is out of the range of {column.NativeType}. None of the batch is there."));

    private static string Describe(Table table, PostgresException error)
    {
        var reason = error.SqlState switch
        {
            PostgresErrorCodes.NotNullViolation => "a value is missing where the column is NOT NULL",
            PostgresErrorCodes.UniqueViolation => "a key is there twice",
            PostgresErrorCodes.ForeignKeyViolation => "a key refers to a row that is not there",
            PostgresErrorCodes.CheckViolation => "a row breaks a check",
            PostgresErrorCodes.StringDataRightTruncation => "a text is longer than its column",
            PostgresErrorCodes.NumericValueOutOfRange => "a number is out of its column's range",
            PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.InvalidDatetimeFormat
                or PostgresErrorCodes.DatetimeFieldOverflow =>
                "a value does not have the form of its column's type",
            PostgresErrorCodes.InsufficientPrivilege => "the user lacks INSERT on it",
            PostgresErrorCodes.DiskFull => "the server's disk is full",
            _ => "PostgreSQL refused it",
        };
        var constraint = error.ConstraintName is { Length: > 0 } name ? $", constraint {name}" : "";
        var column = error.ColumnName ?? FindColumn(table, error.Where);
        return $"{reason} ({error.SqlState}{constraint}{(column is null ? "" : $", column {column}")})";
    }

    // The context reads 'COPY t, line 3, column c: "value"'. Only a name that the table has is taken from it.
    private static string? FindColumn(Table table, string? context) =>
        context is null ? null
        : table.Columns
            .Select(column => column.Name)
            .Where(name => context.Contains($", column {name}:", StringComparison.Ordinal)
                || context.EndsWith($", column {name}", StringComparison.Ordinal))
            .MaxBy(name => name.Length);
}
