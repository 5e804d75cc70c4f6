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
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -65536;
        """;

    public static string PathFor(string target) => target + ".synth-partial";

    /// <summary>Creates it in place of what a dead run left, and begins the transaction in which it is filled.</summary>
    /// <exception cref="SafetyException">A run that lives is filling it.</exception>
    public static async Task<SqliteConnection> CreateAsync(string target, CancellationToken cancellationToken)
    {
        var path = PathFor(target);
        await RemoveStaleAsync(path, cancellationToken);
        var connection = SqliteFile.Connection(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqliteFile.ExecuteAsync(connection, Settings + "BEGIN EXCLUSIVE;", cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw error.SqliteErrorCode == raw.SQLITE_BUSY ? InUse(target) : SqliteErrors.Opening(path, error);
        }
    }

    /// <summary>Ends the transaction, makes sure the bytes are on the disk, and puts the file in the target's place.</summary>
    public static async Task PublishAsync(SqliteConnection connection, string target, CancellationToken cancellationToken)
    {
        await SqliteFile.ExecuteAsync(connection, "COMMIT;", cancellationToken);
        await connection.DisposeAsync();
        var path = PathFor(target);
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        // Left by an empty database that was there before; a stale log must not be applied to the new file.
        SqliteFile.DeleteSideFiles(target);
        File.Move(path, target, overwrite: true);
    }

    private static async Task RemoveStaleAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return;
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

        SqliteFile.Delete(path);
    }

    private static SafetyException InUse(string path) =>
        new($"Another run is filling {path} at this moment. Wait for it, or stop it, and try again.");
}
