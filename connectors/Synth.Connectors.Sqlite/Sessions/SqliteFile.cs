using Microsoft.Data.Sqlite;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>Opens database files.</summary>
internal static class SqliteFile
{
    /// <summary>The suffixes of the files that SQLite keeps beside a database.</summary>
    public static IReadOnlyList<string> SideFileSuffixes { get; } = ["-journal", "-wal", "-shm"];

    /// <summary>Opens for reading only and holds one read transaction, so that everything read belongs to one snapshot.</summary>
    /// <exception cref="ConnectionException">It is missing, no database, or cannot be opened.</exception>
    public static async Task<SqliteConnection> OpenSnapshotAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new ConnectionException($"{path} is a folder. Name a database file in it.", isTransient: false);
        }

        if (!File.Exists(path))
        {
            throw new ConnectionException($"There is no file {path}. Check the path.", isTransient: false);
        }

        var connection = Connection(path, SqliteOpenMode.ReadOnly);
        try
        {
            await connection.OpenAsync(cancellationToken);
            // A deferred transaction takes its snapshot with its first read.
            await ExecuteAsync(connection, "PRAGMA query_only = ON; BEGIN; SELECT count(*) FROM sqlite_schema;", cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Opening(path, error);
        }
    }

    public static SqliteConnection Connection(string path, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ConnectionString);

    public static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes a database with its side files; a missing one is no error.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        DeleteSideFiles(path);
    }

    public static void DeleteSideFiles(string path)
    {
        foreach (var suffix in SideFileSuffixes)
        {
            File.Delete(path + suffix);
        }
    }
}
