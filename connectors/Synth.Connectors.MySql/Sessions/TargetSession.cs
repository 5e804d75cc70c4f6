using MySqlConnector;
using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Integrity;
using Synth.Connectors.MySql.Loading;
using Synth.Connectors.MySql.Reading;
using Synth.Connectors.MySql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// A database that is filled. One connection holds the lock that keeps other runs out and carries out the schema's statements; rows
/// go over a pool of others. A replacement is built by another session in a database beside the target's.
/// </summary>
internal sealed class TargetSession : ITargetSession
{
    private readonly MySqlConnection control;
    private readonly ConnectionPool<MySqlConnection> pool;
    private readonly ServerAccess access;
    private readonly RunRecord record;
    private readonly string database;
    private readonly Generations generations;
    private readonly ConnectorCapabilities capabilities;
    private readonly SchemaWriter writer;
    private readonly TableLoader loader;
    private readonly IntegrityVerifier verifier;
    private TargetSession? staged;
    private bool replacesAll;
    private bool isFilling;
    private bool isKept;

    private TargetSession(
        ServerAccess access,
        MySqlConnection control,
        ConnectionPool<MySqlConnection> pool,
        ServerFacts facts,
        SessionMarks marks,
        ConnectorCapabilities capabilities)
    {
        this.access = access;
        this.capabilities = capabilities;
        this.control = control;
        this.pool = pool;
        record = new RunRecord(control, facts);
        database = facts.Database;
        generations = new Generations(access, control, facts, record);
        Identity = facts.Identity;
        ServerVersion = facts.Version.ToString();
        Catalog = new CatalogReader(pool, facts, isSource: false);
        Tables = new TableReader(pool);
        writer = new SchemaWriter(control, facts, record);
        loader = new TableLoader(pool, facts);
        Journal = new LoadJournal(this, control, pool, loader, marks, new FencedLoad(access, loader, marks));
        verifier = new IntegrityVerifier(pool);
    }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public ISchemaWriter SchemaWriter => staged?.writer ?? writer;

    public ITableLoader Loader => staged?.loader ?? loader;

    public ILoadJournal Journal { get; }

    public IIntegrityVerifier Verifier => staged?.verifier ?? verifier;

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login.</exception>
    public static async Task<TargetSession> OpenAsync(ServerAccess access,
        ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var control = await access.OpenAsync(SessionSettings.Target, cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(control, cancellationToken);
            var marks = new SessionMarks(facts);
            var pool = new ConnectionPool<MySqlConnection>(token => OpenMarkedAsync(access, marks, token), capabilities.ConcurrentLoads)
            {
                IsHarmless = ServerErrors.IsAnswer,
            };
            return new TargetSession(access, control, pool, facts, marks, capabilities);
        }
        catch (MySqlException exception)
        {
            await control.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    public Task<IReadOnlyList<string>> FindMissingGrantsAsync(CancellationToken cancellationToken) =>
        Guarded(() => MissingGrants.FindAsync(control, database, Grants.TargetPrivileges, cancellationToken));

    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken) => Guarded(async () =>
        await record.DescribeAsync(cancellationToken) with { Previous = await generations.DescribePreviousAsync(cancellationToken) });

    public async Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        await Guarded(async () =>
        {
            await LockAsync(cancellationToken);
            await RemoveLeftoversAsync(use, cancellationToken);
            if (use == TargetUse.Fill)
            {
                await ClaimAsync(marker, cancellationToken);
            }
            else
            {
                await StageAsync(marker, use, cancellationToken);
            }

            return true;
        });
    }

    public Task CompleteSchemaAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken) =>
        Guarded(async () =>
        {
            ArgumentNullException.ThrowIfNull(plan);
            _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
            await new SchemaCompletion(control, writer).RunAsync(plan, progress, cancellationToken);
            return true;
        });

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (staged is null)
        {
            await Guarded(() => record.CompleteAsync(cancellationToken));
            isFilling = false;
            return;
        }

        await staged.PublishAsync(cancellationToken);
        await staged.DisposeAsync();
        await Guarded(async () =>
        {
            await generations.PublishAsync(replacesAll, cancellationToken);
            return true;
        });
        staged = null;
    }

    public async Task AbandonAsync()
    {
        if (staged is not null)
        {
            await staged.DisposeAsync();
            staged = null;
            await Guarded(async () =>
            {
                await generations.RemoveStagingAsync(CancellationToken.None);
                return true;
            });
        }
        else if (isFilling)
        {
            await Guarded(() => record.RemoveLeftoversAsync(CancellationToken.None));
            isFilling = false;
        }
    }

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) => Guarded(async () =>
    {
        await LockAsync(cancellationToken);
        await generations.FinishAsync(cancellationToken);
        var previous = await generations.DescribePreviousAsync(cancellationToken)
            ?? throw new SafetyException($"There is no previous generation of {access.Place}. One is kept when what is there is replaced.");
        await generations.RollBackAsync(cancellationToken);
        return previous;
    });

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!isKept)
            {
                await AbandonAsync();
            }
        }
        catch (ConnectionException)
        {
            // The server is gone or has cut the session off. The marker is still there, and the next run removes what it names.
        }
        finally
        {
            if (staged is not null)
            {
                await staged.DisposeAsync();
            }

            await pool.DisposeAsync();
            await control.DisposeAsync();
        }
    }

    /// <summary>From here on what is there outlives the session.</summary>
    internal void Keep() => isKept = true;

    /// <summary>Takes part in the unfinished run of the target.</summary>
    /// <exception cref="SafetyException">There is none with a journal, or others are at work.</exception>
    internal Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => Guarded(async () =>
    {
        if (!await (isAlone ? record.TryLockAsync(cancellationToken) : record.TryLockSharedAsync(cancellationToken)))
        {
            throw JournalErrors.InUse(access.Place);
        }

        _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
        await record.JoinAsync(cancellationToken);
        isKept = true;
        isFilling = isAlone;
        return true;
    });

    private static async Task<MySqlConnection> OpenMarkedAsync(ServerAccess access, SessionMarks marks, CancellationToken cancellationToken)
    {
        var connection = await access.OpenAsync(SessionSettings.Target, cancellationToken);
        try
        {
            await marks.MarkAsync(connection, cancellationToken);
            return connection;
        }
        catch (MySqlException exception)
        {
            await connection.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    private async Task LockAsync(CancellationToken cancellationToken)
    {
        if (!await record.TryLockAsync(cancellationToken))
        {
            throw new SafetyException($"Another run of Synth is filling {access.Place}. Wait for its end, or choose another target.");
        }
    }

    // What is not free is refused; what an unfinished run left, in place or beside, goes.
    private async Task RemoveLeftoversAsync(TargetUse use, CancellationToken cancellationToken)
    {
        var contents = await record.DescribeAsync(cancellationToken);
        if (use == TargetUse.Fill ? !contents.IsFree : use == TargetUse.Replace && !contents.IsOwn)
        {
            throw new SafetyException(
                $"The target is not empty: {access.Place} has {contents.TableCount} tables or views. Choose an empty database.");
        }

        if (contents is { Marker: not null, IsUnfinished: true })
        {
            await record.RemoveLeftoversAsync(cancellationToken);
        }

        if (use == TargetUse.Fill)
        {
            await generations.RemoveStagingAsync(cancellationToken);
            await generations.RemovePreviousAsync(cancellationToken);
        }
        else
        {
            await generations.FinishAsync(cancellationToken);
            await generations.RefuseDependentsAsync(use == TargetUse.ReplaceAll, cancellationToken);
        }
    }

    private async Task StageAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        replacesAll = use == TargetUse.ReplaceAll;
        var place = await generations.MakeStagingAsync(cancellationToken);
        var session = await OpenAsync(place, capabilities, cancellationToken);
        try
        {
            await session.BeginAsync(marker, TargetUse.Fill, cancellationToken);
            staged = session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task ClaimAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        try
        {
            await record.WriteAsync(marker, cancellationToken);
            isFilling = true;
        }
        catch (MySqlException exception) when (ServerErrors.IsMissingPrivilege(exception))
        {
            throw new ConnectionException(
                $"Cannot use {access.Place}. The user may not create tables in it. {Grants.ForTarget(access.Database)}",
                isTransient: false, exception);
        }
    }

    // A connection that was cut off is closed when it is used again, which the driver tells by another exception.
    internal async Task<T> Guarded<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is MySqlException or InvalidOperationException { Source: nameof(MySqlConnector) })
        {
            throw access.Explain(exception);
        }
    }
}
