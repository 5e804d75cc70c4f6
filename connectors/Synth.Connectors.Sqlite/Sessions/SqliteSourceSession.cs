using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Catalog;
using Synth.Connectors.Sqlite.Integrity;
using Synth.Connectors.Sqlite.Reading;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>A database that is read: opened with SQLite's read-only flag, in one transaction from open to dispose.</summary>
internal sealed class SqliteSourceSession : IDatabaseSession
{
    private SqliteSourceSession(string path, SqliteConnection connection)
    {
        Identity = FileIdentity.Of(path);
        Connection = connection;
        Catalog = new SqliteCatalogReader(() => connection);
        Tables = new SqliteTableReader(() => connection);
        Verifier = new SqliteIntegrityVerifier(() => connection);
    }

    /// <inheritdoc/>
    public DatabaseIdentity Identity { get; }

    /// <inheritdoc/>
    public string ServerVersion => $"SQLite {Connection.ServerVersion}";

    /// <inheritdoc/>
    public ICatalogReader Catalog { get; }

    /// <inheritdoc/>
    public ITableReader Tables { get; }

    /// <inheritdoc/>
    public IIntegrityVerifier Verifier { get; }

    /// <summary>The connection, for a test that tries to write through it.</summary>
    internal SqliteConnection Connection { get; }

    public static async Task<SqliteSourceSession> OpenAsync(string path, CancellationToken cancellationToken) =>
        new(path, await SqliteFile.OpenSnapshotAsync(path, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
