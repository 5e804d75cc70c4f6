using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Synth.Connectors.Sqlite;

/// <summary>
/// A prepared statement used through SQLite's own calls: no parameter objects, no boxed values, no strings.
/// Failures are <see cref="SqliteException"/>s, like those of the driver's own commands.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 database;

    public RawStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(database, sql, out var handle));
        Handle = handle;
    }

    public sqlite3_stmt Handle { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(Handle);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        Check(code);
        return false;
    }

    public void Reset() => raw.sqlite3_reset(Handle);

    public void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);

    public void Dispose() => Handle.Dispose();
}
