using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// The file beside the target in which a run builds the database. SQLite's exclusive lock on it says that the run lives;
/// nobody else sees the target change until the file is renamed onto it.
/// </summary>
internal static class PartialFile
{
    // It is thrown away when the run fails, so nothing needs to survive a crash; the journal in memory undoes a refused batch.
    private const string Settings = """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = MEMORY;
        PRAGMA synchronous = OFF;
        PRAGMA foreign_keys = OFF;
        PRAGMA cache_size = -65536;
        """;

    // Several processes fill it in turn, and each may be killed: a rollback journal undoes what it was at.
    private const string SharedSettings = """
        PRAGMA busy_timeout = 600000;
        PRAGMA journal_mode = DELETE;
        PRAGMA synchronous = OFF;
        PRAGMA foreign_keys = OFF;
        PRAGMA cache_size = -65536;
        """;

    public static string PathFor(string target) => target + ".synth-partial";

    /// <summary>Creates it in place of what a dead run left, and begins the transaction in which it is filled.</summary>
    /// <exception cref="SafetyException">A run that lives is filling it.</exception>
    public static async Task<SqliteConnection> CreateAsync(string target, CancellationToken cancellationToken)
    {
        var path = PathFor(target);
        await RemoveStaleAsync(target, cancellationToken);
        var connection = SqliteFile.Connection(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqliteFile.ExecuteAsync(connection, Settings + SortingRoom.Setting + "BEGIN EXCLUSIVE;", cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw error.SqliteErrorCode == raw.SQLITE_BUSY ? InUse(target) : SqliteErrors.Opening(path, error);
        }
    }

    /// <summary>Opens one that has a journal, to be filled together with others.</summary>
    public static async Task<SqliteConnection> OpenSharedAsync(string target, CancellationToken cancellationToken)
    {
        var connection = SqliteFile.Connection(PathFor(target), SqliteOpenMode.ReadWrite);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqliteFile.ExecuteAsync(connection, SharedSettings + SortingRoom.Setting, cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Opening(PathFor(target), error);
        }
    }

    /// <summary>Opens what a run left, to look at it; null when there is nothing that can be read now.</summary>
    public static async Task<SqliteConnection?> TryOpenForReadingAsync(string target, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathFor(target)))
        {
            return null;
        }

        // What a killed process left half done is undone when the file is opened, which takes writing to it.
        var connection = SqliteFile.Connection(PathFor(target), SqliteOpenMode.ReadWrite);
        connection.DefaultTimeout = 1;
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqliteFile.ExecuteAsync(connection, "SELECT count(*) FROM sqlite_schema", cancellationToken);
            return connection;
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            return null;
        }
    }

    /// <summary>Ends the transaction and makes sure that the bytes are on the disk.</summary>
    /// <returns>The path of the file, which nobody holds any longer.</returns>
    public static async Task<string> CompleteAsync(SqliteConnection connection, string target, CancellationToken cancellationToken)
    {
        await SqliteFile.ExecuteAsync(connection, "COMMIT;", cancellationToken);
        await connection.DisposeAsync();
        var path = PathFor(target);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return path;
    }

    /// <summary>Removes it with all that is beside it.</summary>
    public static void Delete(string target)
    {
        SqliteFile.Delete(PathFor(target));
        File.Delete(PartialLock.PathFor(target));
    }

    private static async Task RemoveStaleAsync(string target, CancellationToken cancellationToken)
    {
        var path = PathFor(target);
        if (!File.Exists(path))
        {
            return;
        }

        if (PartialLock.IsHeld(target))
        {
            throw InUse(path);
        }

        await using (var connection = SqliteFile.Connection(path, SqliteOpenMode.ReadWrite))
        {
            connection.DefaultTimeout = 1;
            try
            {
                await connection.OpenAsync(cancellationToken);
                await SqliteFile.ExecuteAsync(connection, "BEGIN EXCLUSIVE; ROLLBACK;", cancellationToken);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_BUSY)
            {
                throw InUse(path);
            }
            catch (SqliteException)
            {
                // Half written and unreadable, but nobody holds it.
            }
        }

        Delete(target);
    }

    private static SafetyException InUse(string path) =>
        new($"Another run is filling {path} at this moment. Wait for it, or stop it, and try again.");
}
