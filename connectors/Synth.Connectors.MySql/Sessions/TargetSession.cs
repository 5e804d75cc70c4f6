using MySqlConnector;
using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Integrity;
using Synth.Connectors.MySql.Loading;
using Synth.Connectors.MySql.Reading;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// A database that is filled. One connection holds the lock that keeps other runs out and carries out the schema's statements; rows
/// go over a pool of others.
/// </summary>
internal sealed class TargetSession : ITargetSession
{
    private readonly MySqlConnection control;
    private readonly ConnectionPool pool;
    private readonly ServerAccess access;
    private readonly RunRecord record;
    private bool isFilling;
    private bool isKept;

    private TargetSession(ServerAccess access, MySqlConnection control, ConnectionPool pool, ServerFacts facts)
    {
        this.access = access;
        this.control = control;
        this.pool = pool;
        record = new RunRecord(control, facts);
        Identity = facts.Identity;
        ServerVersion = facts.Version.ToString();
        Catalog = new CatalogReader(pool, facts, isSource: false);
        Tables = new TableReader(pool);
        SchemaWriter = new SchemaWriter(control, facts, record);
        var loader = new TableLoader(pool, facts);
        Loader = loader;
        Journal = new LoadJournal(this, control, pool, loader);
        Verifier = new IntegrityVerifier(pool);
    }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public ISchemaWriter SchemaWriter { get; }

    public ITableLoader Loader { get; }

    public ILoadJournal Journal { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login.</exception>
    public static async Task<TargetSession> OpenAsync(ServerAccess access, ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var control = await access.OpenAsync(SessionSettings.Target, cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(control, cancellationToken);
            var pool = new ConnectionPool(token => access.OpenAsync(SessionSettings.Target, token), capabilities.ConcurrentLoads);
            return new TargetSession(access, control, pool, facts);
        }
        catch (MySqlException exception)
        {
            await control.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken) => Guarded(() => record.DescribeAsync(cancellationToken));

    public async Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        if (use != TargetUse.Fill)
        {
            throw new SafetyException($"The target {access.Place} is not replaced: this engine only fills empty databases. Name one.");
        }

        await Guarded(async () =>
        {
            if (!await record.TryLockAsync(cancellationToken))
            {
                throw new SafetyException($"Another run of Synth is filling {access.Place}. Wait for its end, or choose another target.");
            }

            var contents = await record.DescribeAsync(cancellationToken);
            if (!contents.IsFree)
            {
                throw new SafetyException(
                    $"The target is not empty: {access.Place} has {contents.TableCount} tables or views. Choose an empty database.");
            }

            if (contents is { Marker: not null, IsUnfinished: true })
            {
                await record.RemoveLeftoversAsync(cancellationToken);
            }

            await ClaimAsync(marker, cancellationToken);
            return true;
        });
    }

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await Guarded(() => record.CompleteAsync(cancellationToken));
        isFilling = false;
    }

    public async Task AbandonAsync()
    {
        if (isFilling)
        {
            await Guarded(() => record.RemoveLeftoversAsync(CancellationToken.None));
            isFilling = false;
        }
    }

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) =>
        throw new SafetyException($"There is no previous generation of {access.Place}.");

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
                $"Cannot use {access.Place}. The user may not create tables in it. {Grants.ForTarget(access.Database)}", isTransient: false, exception);
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
