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
    // What systems say when nothing more can be written.
    private static readonly string[] NoSpace = ["No space left", "quota exceeded", "not enough space"];

    public static bool IsKnown(Exception error) =>
        error is DuckDBException or ChunkQueryException or IOException or UnauthorizedAccessException;

    public static ReadException Reading(string what, string path, Exception error) => new(
        $"Reading {what} of {path} failed ({Describe(error)}). Check that the files are complete, that nobody changes them meanwhile, and "
        + $"that "
            + "they hold what their description says.", error);

    public static LoadException Loading(TableName table, Exception error) =>
        new($"Loading a batch into table {table} failed ({Describe(error)}). None of the batch is there.", error);

    public static LoadException Writing(string what, Exception error) =>
        new($"{what} failed ({Describe(error)}). The target is not published.", error);

    /// <summary>Whether DuckDB failed since nothing more can be written, of which it has no error of its own.</summary>
    public static bool IsFullDisk(DuckDBErrorType error, string message) =>
        error is DuckDBErrorType.Io or DuckDBErrorType.Transaction or DuckDBErrorType.Fatal
        && NoSpace.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind of a failure in words, to be put into a message.</summary>
    public static string Describe(Exception error) => error switch
    {
        DuckDBException duck => IsFullDisk(duck.ErrorType, duck.Message) ? FileFaults.FullDisk : Describe(duck.ErrorType),
        ChunkQueryException query => query.IsFullDisk ? FileFaults.FullDisk : Describe(query.Error),
        IOException io when FileFaults.IsFull(io) => FileFaults.FullDisk,
        _ when FileFaults.IsForbidden(error) => "no permission",
        IOException io => io.Message,
        _ => error.GetType().Name,
    };

    private static string Describe(DuckDBErrorType error) => error switch
    {
        DuckDBErrorType.Conversion or DuckDBErrorType.MismatchType or DuckDBErrorType.OutOfRange or DuckDBErrorType.InvalidInput =>
            "a value does not fit the type of its column, or a line is malformed",
        DuckDBErrorType.Constraint => "a key or a NOT NULL column is broken",
        DuckDBErrorType.OutOfMemory => "out of memory",
        DuckDBErrorType.Io => "a file cannot be read or written",
        DuckDBErrorType.Catalog or DuckDBErrorType.Binder => "a table or column is missing",
        _ => $"DuckDB: {error}",
    };
}
