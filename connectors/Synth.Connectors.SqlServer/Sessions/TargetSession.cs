using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Integrity;
using Synth.Connectors.SqlServer.Loading;
using Synth.Connectors.SqlServer.Reading;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// A database that is filled. One connection holds the lock that keeps other runs out and carries out the schema's statements; rows go
/// over a pool of others. A replacement is built in schemas beside those that users see.
/// </summary>
internal sealed class TargetSession : ITargetSession
{
    private static readonly string[] CollationQueries = ["SELECT CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation'))"];

    private readonly ConnectionPool<SqlConnection> pool;
    private readonly ServerAccess access;
    private readonly RunRecord record;
    private readonly RunLock runLock;
    private readonly Staging staging = new();
    private readonly SchemaWriter writer;
    private readonly Swap swap;
    private TargetUse use;
    private bool isFilling;
    private bool isKept;

    private TargetSession(
        ServerAccess access,
        SqlConnection control,
        ConnectionPool<SqlConnection> pool,
        ServerFacts facts,
        string? collation,
        string? keyCollation)
    {
        this.access = access;
        this.pool = pool;
        Control = control;
        var objects = new TargetObjects(control);
        var catalog = new CatalogReader(pool, []);
        record = new RunRecord(control, objects);
        runLock = new RunLock(control, token => access.OpenAsync([], token));
        writer = new SchemaWriter(control, collation, staging) { KeyCollation = keyCollation };
        swap = new Swap(control, objects, record, new OutgoingReader(control, catalog, objects, record, access.Place), access.Place);
        Identity = facts.Identity;
        ServerVersion = facts.Version;
        Catalog = catalog;
        Tables = new TableReader(pool);
        var loader = new TableLoader(pool, staging);
        Loader = loader;
        Journal = new LoadJournal(this, control, loader);
        Verifier = new IntegrityVerifier(pool, staging);
    }

    /// <summary>The connection that holds the lock.</summary>
    internal SqlConnection Control { get; }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public ISchemaWriter SchemaWriter => writer;

    public ITableLoader Loader { get; }

    public ILoadJournal Journal { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login.</exception>
    public static async Task<TargetSession> OpenAsync(ServerAccess access,
        ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var control = await access.OpenAsync([], cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(control, cancellationToken);
            var collation = await ServerFacts.FirstAnswerAsync(control, CollationQueries, cancellationToken);
            var keyCollation = await ServerFacts.FirstAnswerAsync(control, KeyCollations.Queries, cancellationToken);
            var connections = new ConnectionPool<SqlConnection>(token => access.OpenAsync([], token),
                Math.Max(capabilities.ConcurrentLoads, capabilities.ConcurrentReads));
            return new TargetSession(access, control, connections, facts, collation, keyCollation);
        }
        catch (SqlException exception)
        {
            await control.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw access.Explain(exception);
        }
    }

    public Task<IReadOnlyList<string>> FindMissingGrantsAsync(CancellationToken cancellationToken) =>
        GuardedAsync(() => MissingGrants.FindAsync(Control, cancellationToken), cancellationToken);

    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken) =>
        GuardedAsync(() => record.DescribeAsync(cancellationToken), cancellationToken);

    public async Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        this.use = use;
        await GuardedAsync(
            async () =>
            {
                await LockAsync(cancellationToken);
                await RemoveLeftoversAsync(cancellationToken);
                await record.WriteAsync(marker, isStaged: use != TargetUse.Fill, cancellationToken);
                isFilling = true;
                await runLock.HoldMarkerAsync(cancellationToken);
            },
            cancellationToken);
    }

    public Task CompleteSchemaAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken) =>
        GuardedAsync(
            async () =>
            {
                _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
                var notes = await ChangeNotes.ReadAsync(Control, cancellationToken);
                await new SchemaCompletion(writer, notes).RunAsync(plan, progress, cancellationToken);
            },
            cancellationToken);

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await GuardedAsync(
            async () =>
            {
                await runLock.ReleaseRowAsync();
                await (staging.IsActive
                    ? swap.PublishAsync(use == TargetUse.ReplaceAll,
                        () => writer.ApplyPostponedAsync(CancellationToken.None), cancellationToken)
                    : record.CompleteAsync(cancellationToken));
            },
            cancellationToken);
        isFilling = false;
        staging.End();
    }

    public async Task AbandonAsync()
    {
        if (isFilling)
        {
            await GuardedAsync(
                async () =>
                {
                    await runLock.ReleaseRowAsync();
                    await (staging.IsActive ? record.RemoveStagedAsync(CancellationToken.None)
                        : record.RemoveLeftoversAsync(CancellationToken.None));
                },
                CancellationToken.None);
            isFilling = false;
            staging.End();
        }
    }

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) => GuardedAsync(
        async () =>
        {
            await LockAsync(cancellationToken);
            await record.RemoveStagedAsync(cancellationToken);
            var previous = (await record.DescribeAsync(cancellationToken)).Previous
                ?? throw new SafetyException(
                    $"There is no previous generation of {access.Place}. One is kept when what is there is replaced.");
            await swap.RollBackAsync(cancellationToken);
            return previous;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (isKept ? Task.CompletedTask : AbandonAsync());
        }
        catch (ConnectionException)
        {
            // The server is gone or has cut the session off. The marker is still there, and the next run removes what it marks.
        }
        finally
        {
            await runLock.DisposeAsync();
            await pool.DisposeAsync();
            await Control.DisposeAsync();
        }
    }

    /// <summary>From here on what is there outlives the session.</summary>
    internal void Keep() => isKept = true;

    /// <summary>Takes part in the unfinished run of the target.</summary>
    /// <exception cref="SafetyException">There is none with a journal, or others are at work.</exception>
    internal Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => GuardedAsync(
        async () =>
        {
            _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
            if (!await runLock.TryJoinAsync(isAlone, cancellationToken))
            {
                throw JournalErrors.InUse(access.Place);
            }

            // Read again: who held the lock may have ended in between.
            _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
            isKept = true;
            isFilling = isAlone;
        },
        cancellationToken);

    private async Task LockAsync(CancellationToken cancellationToken)
    {
        var contents = await record.DescribeAsync(cancellationToken);
        if (!await runLock.TryTakeAsync(hasMarker: contents.Marker is not null || contents.Previous is not null, cancellationToken))
        {
            throw new SafetyException($"Another run of Synth is filling {access.Place}. Wait for its end, or choose another target.");
        }
    }

    // Described anew: the run that held the lock may have ended in between. What is not free is refused; what an unfinished run left, in
    // place or beside, goes.
    private async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        var contents = await record.DescribeAsync(cancellationToken);
        if (use == TargetUse.Fill ? !contents.IsFree : use == TargetUse.Replace && !contents.IsOwn)
        {
            throw new SafetyException(
                $"The target is not empty: {access.Place} has {contents.TableCount} tables or views. Choose an empty database.");
        }

        await record.RemoveStagedAsync(cancellationToken);
        if (contents is { Marker: not null, IsUnfinished: true })
        {
            await record.RemoveLeftoversAsync(cancellationToken);
        }

        if (use == TargetUse.Fill)
        {
            await record.RemovePreviousAsync(cancellationToken);
            return;
        }

        await swap.RefuseAsync(use == TargetUse.ReplaceAll, cancellationToken);
        staging.Begin();
    }

    internal Task<bool> GuardedAsync(Func<Task> action, CancellationToken cancellationToken) => GuardedAsync(
        async () =>
        {
            await action();
            return true;
        },
        cancellationToken);

    /// <summary>Says what went wrong with the server.</summary>
    internal async Task<T> GuardedAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw access.Explain(exception);
        }
    }
}
