using Microsoft.Data.Sqlite;
using SQLitePCL;
using Synth.Schema;

namespace Synth.Connectors.Sqlite;

/// <summary>Turns the driver's exceptions into the contract's. SQLite's messages name objects, never values of cells.</summary>
internal static class SqliteErrors
{
    public static ConnectionException Opening(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB =>
            new ConnectionException($"{path} is no SQLite database, or it is encrypted. Name a database file.", isTransient: false, error),
        raw.SQLITE_CORRUPT => new ConnectionException($"The database {path} is damaged. Restore it, or recover it with sqlite3's .recover.",
            isTransient: false, error),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            new ConnectionException($"The database {path} is locked by another process. Try again when it is done.",
                isTransient: true, error),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH => new ConnectionException(
            $"The database {path} cannot be opened. Check its permissions and those of its folder; one in WAL mode also needs a "
                + "folder in which its side files can be made.",
            isTransient: false,
            error),
        _ => new ConnectionException($"The database {path} cannot be opened ({Describe(error)}).", isTransient: false, error),
    };

    public static ReadException Reading(string what, string path, SqliteException error) =>
        new($"Reading {what} of {path} failed ({Describe(error)}). Check the file with PRAGMA integrity_check.", error);

    public static LoadException Loading(TableName table, SqliteException error) =>
        new($"Loading a batch into table {table} failed ({Describe(error)}). None of the batch is there.", error);

    public static LoadException Changing(string what, SqliteException error) =>
        new($"{what} failed ({Describe(error)}). The target is not published.", error);

    private static string Describe(SqliteException error) => error.SqliteExtendedErrorCode switch
    {
        raw.SQLITE_CONSTRAINT_NOTNULL => "a value for a NOT NULL column is missing",
        raw.SQLITE_CONSTRAINT_UNIQUE => "a unique constraint is broken",
        raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID => "a primary key occurs twice",
        raw.SQLITE_CONSTRAINT_CHECK => $"the check {ConstraintIn(error)} is broken",
        raw.SQLITE_CONSTRAINT_FOREIGNKEY => "a foreign key is broken",
        raw.SQLITE_FULL => FileFaults.FullDisk,
        _ => raw.sqlite3_errstr(error.SqliteErrorCode).utf8_to_string(),
    };

    // SQLite's text ends with the name of the constraint, or its condition where it has none; it holds no values.
    private static string ConstraintIn(SqliteException error) =>
        error.Message.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon
            ? error.Message[(colon + 2)..].TrimEnd('\'', '.')
            : "";
}
