using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.Integrity;
using Synth.Connectors.Files.Reading;
using Synth.Connectors.Files.Storage;

namespace Synth.Connectors.Files.Sessions;

/// <summary>Files that are read, in a transaction in which DuckDB refuses to write.</summary>
internal sealed class FileSourceSession : IDatabaseSession
{
    public FileSourceSession(string path, FileDatabase database)
    {
        Identity = FileIdentity.Of(path);
        Database = database;
        Catalog = new FileCatalogReader(() => database);
        Tables = new FileTableReader(() => database);
        Verifier = new FileIntegrityVerifier(() => database, _ => []);
    }

    /// <inheritdoc/>
    public DatabaseIdentity Identity { get; }

    /// <inheritdoc/>
    public string ServerVersion => $"DuckDB {Database.Store.Connection.ServerVersion}";

    /// <inheritdoc/>
    public ICatalogReader Catalog { get; }

    /// <inheritdoc/>
    public ITableReader Tables { get; }

    /// <inheritdoc/>
    public IIntegrityVerifier Verifier { get; }

    /// <summary>The files, for a test that tries to write through the session.</summary>
    internal FileDatabase Database { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        return ValueTask.CompletedTask;
    }
}
