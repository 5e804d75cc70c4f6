using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Catalog;
using Synth.Connectors.Sqlite.Ddl;
using Synth.Connectors.Sqlite.Integrity;
using Synth.Connectors.Sqlite.Loading;
using Synth.Connectors.Sqlite.Reading;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>A database that is filled: built in a file of its own beside the target and renamed onto it when it is complete.</summary>
internal sealed class SqliteTargetSession : ITargetSession
{
    private readonly string path;
    private readonly SqliteTableLoader loader;
    private readonly LoadJournal journal;
    private SqliteConnection? connection;
    private PartialLock? sharing;
    private bool isBuilding;

    private SqliteTargetSession(string path)
    {
        this.path = path;
        Identity = FileIdentity.Of(path);
        Catalog = new SqliteCatalogReader(() => connection);
        Tables = new SqliteTableReader(() => connection);
        SchemaWriter = new SqliteSchemaWriter(() => connection);
        loader = new SqliteTableLoader(() => connection);
        journal = new LoadJournal(this, loader);
        Verifier = new SqliteIntegrityVerifier(() => connection);
    }

    /// <inheritdoc/>
    public DatabaseIdentity Identity { get; }

    /// <inheritdoc/>
    public string ServerVersion => $"SQLite {SQLitePCL.raw.sqlite3_libversion().utf8_to_string()}";

    /// <inheritdoc/>
    public ICatalogReader Catalog { get; }

    /// <inheritdoc/>
    public ITableReader Tables { get; }

    /// <inheritdoc/>
    public ISchemaWriter SchemaWriter { get; }

    /// <inheritdoc/>
    public ITableLoader Loader => loader;

    /// <inheritdoc/>
    public ILoadJournal Journal => journal;

    /// <inheritdoc/>
    public IIntegrityVerifier Verifier { get; }

    /// <summary>The target.</summary>
    internal string Path => path;

    /// <summary>The database while it is built; null before and after.</summary>
    internal SqliteConnection? Partial => isBuilding ? connection : null;

    public static async Task<SqliteTargetSession> OpenAsync(string path, CancellationToken cancellationToken)
    {
        // A link stays a link: the file behind it is what gets replaced.
        path = FileIdentity.ResolvedPath(path);
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw new ConnectionException($"There is no folder for the file {path}. Create it, or check the path.", isTransient: false);
        }

        if (Directory.Exists(path))
        {
            throw new ConnectionException($"{path} is a folder. Name a file in it.", isTransient: false);
        }

        return new SqliteTargetSession(path) { connection = File.Exists(path) ? await SqliteFile.OpenSnapshotAsync(path, cancellationToken) : null };
    }

    /// <inheritdoc/>
    public async Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection is null || isBuilding ? new TargetContents(0, Marker: null, IsUnfinished: false) : await RunMarkerTable.DescribeAsync(connection);
    }

    /// <inheritdoc/>
    public async Task BeginAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        await RefuseUsedTargetAsync(cancellationToken);
        await CloseAsync();
        connection = await PartialFile.CreateAsync(path, cancellationToken);
        isBuilding = true;
        await RunMarkerTable.WriteAsync(connection, marker);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (!isBuilding)
        {
            throw new InvalidOperationException("The run has not begun.");
        }

        await RefuseTargetThatCameMeanwhileAsync(cancellationToken);
        loader.Dispose();
        try
        {
            if (sharing is not null)
            {
                await SqliteFile.ExecuteAsync(connection!, $"BEGIN EXCLUSIVE; {LoadJournalSql.Drop}", cancellationToken);
            }

            await PartialFile.PublishAsync(connection!, path, cancellationToken);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Changing("Completing the target", error);
        }

        isBuilding = false;
        sharing?.Dispose();
        sharing = null;
        File.Delete(PartialLock.PathFor(path));
        connection = await SqliteFile.OpenSnapshotAsync(path, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task AbandonAsync()
    {
        if (isBuilding)
        {
            isBuilding = false;
            await CloseAsync();
            PartialFile.Delete(path);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (sharing is null)
        {
            await AbandonAsync();
        }

        await CloseAsync();
        journal.Dispose();
    }

    /// <summary>Goes over to filling the partial file together with others, or after them; it outlives the session.</summary>
    /// <exception cref="SafetyException">Somebody is at work who must not be.</exception>
    internal async Task ShareAsync(bool isAlone, CancellationToken cancellationToken)
    {
        var taken = PartialLock.Take(path, isAlone);
        if (isBuilding)
        {
            await SqliteFile.ExecuteAsync(connection!, "COMMIT", cancellationToken);
        }

        await CloseAsync();
        sharing = taken;
        isBuilding = true;
        connection = await PartialFile.OpenSharedAsync(path, cancellationToken);
    }

    private async Task RefuseTargetThatCameMeanwhileAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            await using var other = await SqliteFile.OpenSnapshotAsync(path, cancellationToken);
            Refuse(await RunMarkerTable.DescribeAsync(other));
        }
    }

    private async Task RefuseUsedTargetAsync(CancellationToken cancellationToken) => Refuse(await DescribeContentsAsync(cancellationToken));

    private void Refuse(TargetContents contents)
    {
        if (!contents.IsFree)
        {
            throw new SafetyException($"The target {path} holds {contents.TableCount} tables and views. Name a file that does not exist, or an empty database.");
        }
    }

    private async Task CloseAsync()
    {
        loader.Dispose();
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }

        sharing?.Dispose();
        sharing = null;
    }
}
