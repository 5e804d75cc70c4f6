using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Synth.Connectors.Files.DuckDb;
using Synth.Schema;

namespace Synth.Connectors.Files;

/// <summary>
/// Turns failures of DuckDB and of the file system into the contract's. DuckDB's messages may hold values of cells, so only the kind of
/// a failure is told.
/// </summary>
internal static class FileErrors
{
    public static bool IsKnown(Exception error) => error is DuckDBException or ChunkQueryException or IOException or UnauthorizedAccessException;

    public static ReadException Reading(string what, string path, Exception error) => new(
        $"Reading {what} of {path} failed ({Describe(error)}). Check that the files are complete, that nobody changes them meanwhile, and that "
            + "they hold what their description says.", error);

    public static LoadException Loading(TableName table, Exception? error) =>
        new($"Loading a batch into table {table} failed ({Describe(error)}). None of the batch is there.", error);

    public static LoadException Writing(string what, Exception error) =>
        new($"{what} failed ({Describe(error)}). The target is not published.", error);

    private static string Describe(Exception? error) => error switch
    {
        DuckDBException duck => Describe(duck.ErrorType),
        ChunkQueryException query => Describe(query.Error),
        UnauthorizedAccessException => "no permission",
        IOException io => io.Message,
        _ => "DuckDB refused it",
    };

    private static string Describe(DuckDBErrorType error) => error switch
    {
        DuckDBErrorType.Conversion or DuckDBErrorType.MismatchType or DuckDBErrorType.OutOfRange or DuckDBErrorType.InvalidInput =>
            "a value does not fit the type of its column, or a line is malformed",
        DuckDBErrorType.Constraint => "a key or a NOT NULL column is broken",
        DuckDBErrorType.OutOfMemory => "out of memory",
        DuckDBErrorType.Io => "the disk is full, or a file cannot be read or written",
        DuckDBErrorType.Catalog or DuckDBErrorType.Binder => "a table or column is missing",
        _ => $"DuckDB: {error}",
    };
}
