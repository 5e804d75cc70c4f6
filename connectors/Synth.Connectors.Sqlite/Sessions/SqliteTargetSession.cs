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
    private TargetUse use;

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

        return new SqliteTargetSession(path)
        {
            connection = File.Exists(path)
                ? await SqliteFile.OpenSnapshotAsync(path, cancellationToken)
                : null
        };
    }

    /// <inheritdoc/>
    public async Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return connection is null || isBuilding
            ? new TargetContents(0, Marker: null, IsUnfinished: false)
            : await RunMarkerTable.DescribeAsync(connection) with { Previous = await DescribePreviousAsync(cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        this.use = use;
        Refuse(await DescribeContentsAsync(cancellationToken));
        await CloseAsync();
        connection = await PartialFile.CreateAsync(path, cancellationToken);
        isBuilding = true;
        Generations.FinishExchange(path);
        await RunMarkerTable.WriteAsync(connection, marker);
    }

    /// <inheritdoc/>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (!isBuilding)
        {
            throw new InvalidOperationException("The run has not begun.");
        }

        var isThere = await RefuseTargetThatCameMeanwhileAsync(cancellationToken);
        loader.Dispose();
        try
        {
            if (sharing is not null)
            {
                await SqliteFile.ExecuteAsync(connection!, $"BEGIN EXCLUSIVE; {LoadJournalSql.Drop}", cancellationToken);
            }

            await RunMarkerTable.NoteObjectsAsync(connection!);
            var complete = await PartialFile.CompleteAsync(connection!, path, cancellationToken);
            if (isThere)
            {
                await Generations.SwapInAsync(complete, path, cancellationToken);
            }
            else
            {
                Generations.Place(complete, path);
            }
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
    public async Task<RunMarker> RollBackAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();

        // The partial file is the lock that all who change the target take.
        var claim = await PartialFile.CreateAsync(path, cancellationToken);
        try
        {
            Generations.FinishExchange(path);
            var previous = await DescribePreviousAsync(cancellationToken)
                ?? throw new SafetyException(
                    $"There is no previous generation of {path}. One is kept beside it when a target is replaced.");
            await Generations.ExchangeAsync(path, cancellationToken);
            connection = await SqliteFile.OpenSnapshotAsync(path, cancellationToken);
            return previous;
        }
        finally
        {
            await claim.DisposeAsync();
            PartialFile.Delete(path);
        }
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

    // Whether there is something in the target that the new file replaces.
    private async Task<bool> RefuseTargetThatCameMeanwhileAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using var other = await SqliteFile.OpenSnapshotAsync(path, cancellationToken);
        var contents = await RunMarkerTable.DescribeAsync(other);
        Refuse(contents);
        return contents.TableCount > 0;
    }

    private void Refuse(TargetContents contents)
    {
        if (use == TargetUse.Fill && !contents.IsFree)
        {
            throw new SafetyException(
                $"The target {path} holds {contents.TableCount} tables and views. Name a file that does not exist, or an empty database.");
        }

        if (use == TargetUse.Replace && !contents.IsOwn)
        {
            throw new SafetyException(
                $"The target {path} holds tables, views or triggers that no run of Synth made. They would be lost when it is replaced.");
        }
    }

    // The generation itself may be its own previous one, when a process was killed in the midst of the swap.
    private async Task<RunMarker?> DescribePreviousAsync(CancellationToken cancellationToken)
    {
        var previous = Generations.PreviousOf(path);
        if (!File.Exists(previous) || !File.Exists(path))
        {
            return null;
        }

        await using var kept = await SqliteFile.OpenSnapshotAsync(previous, cancellationToken);
        await using var current = await SqliteFile.OpenSnapshotAsync(path, cancellationToken);
        var (before, now) = (await RunMarkerTable.DescribeAsync(kept), await RunMarkerTable.DescribeAsync(current));
        return before.Marker == now.Marker ? null : before.Marker ?? RunMarker.Unmarked;
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
