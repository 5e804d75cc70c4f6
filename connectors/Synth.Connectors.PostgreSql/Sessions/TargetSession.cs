using Npgsql;
using Synth.Connectors.PostgreSql.Catalog;
using Synth.Connectors.PostgreSql.Ddl;
using Synth.Connectors.PostgreSql.Integrity;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Connectors.PostgreSql.Reading;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// A database that is filled. One connection holds the lock that keeps other runs out and carries out the schema's statements;
/// rows go over a pool of others.
/// </summary>
internal sealed class TargetSession : ITargetSession
{
    private readonly NpgsqlConnection control;
    private readonly ConnectionPool<NpgsqlConnection> pool;
    private readonly ServerAccess access;
    private readonly RunRecord record;
    private readonly Staging staging = new();
    private readonly SchemaWriter schemaWriter;
    private readonly Swap swap;
    private bool isFilling;
    private bool isKept;

    private TargetSession(
        ServerAccess access, NpgsqlConnection control, ConnectionPool<NpgsqlConnection> pool, ServerFacts facts, SessionLabel label)
    {
        this.access = access;
        this.control = control;
        this.pool = pool;
        record = new RunRecord(control);
        swap = new Swap(control, access.Place);
        Identity = facts.Identity;
        ServerVersion = facts.Version;
        Catalog = new CatalogReader(pool);
        Tables = new TableReader(pool);
        schemaWriter = new SchemaWriter(control, pool, staging);
        Loader = new TableLoader(pool, staging);
        Journal = new LoadJournal(this, control, pool, label);
        Verifier = new IntegrityVerifier(pool, staging);
    }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public ISchemaWriter SchemaWriter => schemaWriter;

    public ITableLoader Loader { get; }

    public ILoadJournal Journal { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <summary>What the run may do with what is there. Told by who begins it, and by its journal to who joins it.</summary>
    internal TargetUse Use { get; set; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login.</exception>
    public static async Task<TargetSession> OpenAsync(ServerAccess access,
        ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var control = await access.OpenAsync(SessionSettings.Target, cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(control, cancellationToken);
            var connections = Math.Max(capabilities.ConcurrentLoads, capabilities.ConcurrentReads);
            var label = new SessionLabel();
            var pool = new ConnectionPool<NpgsqlConnection>(token => access.OpenAsync(label.Setup, token), connections);
            return new TargetSession(access, control, pool, facts, label);
        }
        catch (NpgsqlException exception)
        {
            await control.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    public Task<IReadOnlyList<string>> FindMissingGrantsAsync(CancellationToken cancellationToken) =>
        Guarded(() => MissingGrants.FindAsync(control, cancellationToken));

    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken) =>
        Guarded(() => record.DescribeAsync(cancellationToken));

    public async Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        Use = use;
        await Guarded(async () =>
        {
            await LockAsync(cancellationToken);
            await RemoveLeftoversAsync(cancellationToken);
            if (Use == TargetUse.Fill)
            {
                await swap.RemovePreviousAsync(cancellationToken);
            }
            else
            {
                staging.IsActive = true;
            }

            await ClaimAsync(marker, cancellationToken);
            return true;
        });
    }

    public Task CompleteSchemaAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken) =>
        Guarded(async () =>
        {
            var notes = await ChangeNotes.ReadAsync(control, cancellationToken);
            await schemaWriter.ApplyAsync(plan, SchemaPhase.AfterLoad, notes, progress, cancellationToken);
            return true;
        });

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await Guarded(async () =>
        {
            if (staging.IsActive)
            {
                await swap.PublishAsync(Use == TargetUse.ReplaceAll, cancellationToken);
            }
            else
            {
                await record.CompleteAsync(staging.Names, cancellationToken);
            }

            return true;
        });
        isFilling = false;
        staging.IsActive = false;
    }

    public async Task AbandonAsync()
    {
        if (isFilling)
        {
            await Guarded(async () =>
            {
                await (staging.IsActive ? swap.RemoveStagingAsync(CancellationToken.None)
                    : record.RemoveLeftoversAsync(CancellationToken.None));
                return true;
            });
            isFilling = false;
            staging.IsActive = false;
        }
    }

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) => Guarded(async () =>
    {
        await LockAsync(cancellationToken);
        var previous = (await record.DescribeAsync(cancellationToken)).Previous
            ?? throw new SafetyException($"There is no previous generation of {access.Place}. One is kept when what is there is replaced.");
        await swap.RemoveStagingAsync(cancellationToken);
        await swap.RollBackAsync(cancellationToken);
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
            // The server is gone or has cut the session off. The marker is still there, and the next run removes what it marks.
        }
        finally
        {
            await pool.DisposeAsync();
            await control.DisposeAsync();
        }
    }

    /// <summary>From here on what is there outlives the session.</summary>
    internal void Keep() => isKept = true;

    /// <summary>Where the run builds a table.</summary>
    internal TableName PlaceOf(Table table) => staging.Of(table.Name);

    /// <summary>The marker of a run that is not published, in place or beside what is there; null when there is none.</summary>
    internal Task<RunMarker?> FindUnfinishedAsync(CancellationToken cancellationToken) => record.FindUnfinishedAsync(cancellationToken);

    /// <summary>The exception for people that a failure of the connection stands for.</summary>
    internal ConnectionException Explain(NpgsqlException exception) => access.Explain(exception);

    /// <summary>Takes part in the unfinished run of the target.</summary>
    /// <exception cref="SafetyException">There is none with a journal, or others are at work.</exception>
    internal Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => Guarded(async () =>
    {
        if (!await (isAlone ? record.TryLockAsync(cancellationToken) : record.TryLockSharedAsync(cancellationToken)))
        {
            throw JournalErrors.InUse(access.Place);
        }

        _ = await Journal.ReadAsync(cancellationToken) ?? throw JournalErrors.NotPrepared(access.Place);
        staging.IsActive = Use != TargetUse.Fill;
        isKept = true;
        isFilling = isAlone;
        return true;
    });

    private async Task LockAsync(CancellationToken cancellationToken)
    {
        if (!await record.TryLockAsync(cancellationToken))
        {
            throw new SafetyException($"Another run of Synth is filling {access.Place}. Wait for its end, or choose another target.");
        }
    }

    // What is not free is refused; what an unfinished run left, in place or in staging, goes.
    private async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        var contents = await record.DescribeAsync(cancellationToken);
        if (Use == TargetUse.Fill ? !contents.IsFree : Use == TargetUse.Replace && !contents.IsOwn)
        {
            throw new SafetyException(
                $"The target is not empty: {access.Place} has {contents.TableCount} tables or views. Choose an empty database.");
        }

        if (await record.IsThereAsync(cancellationToken))
        {
            await swap.RemoveStagingAsync(cancellationToken);
        }

        if (contents is { Marker: not null, IsUnfinished: true })
        {
            await record.RemoveLeftoversAsync(cancellationToken);
        }
        else if (Use != TargetUse.Fill && contents.TableCount > 0)
        {
            await swap.RefuseDependentsAsync(Use == TargetUse.ReplaceAll, cancellationToken);
        }
    }

    private async Task ClaimAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        try
        {
            await record.WriteAsync(marker, staging.IsActive, cancellationToken);
            isFilling = true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new ConnectionException(
                $"Cannot use {access.Place}. The user may not create schemas in it: GRANT CREATE ON DATABASE … TO …, "
                + "and for tables in public GRANT CREATE ON SCHEMA public TO … (since PostgreSQL 15 only the owner has it by itself).",
                isTransient: false,
                exception);
        }
    }

    /// <summary>Says what went wrong with the server.</summary>
    internal async Task<T> Guarded<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (NpgsqlException exception)
        {
            throw access.Explain(exception);
        }
    }
}
