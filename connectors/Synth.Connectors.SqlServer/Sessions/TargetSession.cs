using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Integrity;
using Synth.Connectors.SqlServer.Loading;
using Synth.Connectors.SqlServer.Reading;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// A database that is filled. One connection holds the lock that keeps other runs out and carries out the schema's statements; rows go
/// over a pool of others.
/// </summary>
internal sealed class TargetSession : ITargetSession
{
    private static readonly string[] CollationQueries = ["SELECT CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Collation'))"];

    private readonly ConnectionPool<SqlConnection> pool;
    private readonly ServerAccess access;
    private readonly RunRecord record;
    private readonly RunLock runLock;
    private bool isFilling;

    private TargetSession(ServerAccess access, SqlConnection control, ConnectionPool<SqlConnection> pool, ServerFacts facts, string? collation)
    {
        this.access = access;
        this.pool = pool;
        Control = control;
        record = new RunRecord(control);
        runLock = new RunLock(control, token => access.OpenAsync([], token));
        Identity = facts.Identity;
        ServerVersion = facts.Version;
        Catalog = new CatalogReader(pool, []);
        Tables = new TableReader(pool);
        SchemaWriter = new SchemaWriter(control, collation);
        Loader = new TableLoader(pool);
        Verifier = new IntegrityVerifier(pool);
    }

    /// <summary>The connection that holds the lock.</summary>
    internal SqlConnection Control { get; }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public ISchemaWriter SchemaWriter { get; }

    public ITableLoader Loader { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login.</exception>
    public static async Task<TargetSession> OpenAsync(ServerAccess access, ConnectorCapabilities capabilities, CancellationToken cancellationToken)
    {
        var control = await access.OpenAsync([], cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(control, cancellationToken);
            var collation = await ServerFacts.FirstAnswerAsync(control, CollationQueries, cancellationToken);
            var connections = new ConnectionPool<SqlConnection>(token => access.OpenAsync([], token), Math.Max(capabilities.ConcurrentLoads, capabilities.ConcurrentReads));
            return new TargetSession(access, control, connections, facts, collation);
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
        if (use != TargetUse.Fill && !(await DescribeContentsAsync(cancellationToken)).IsFree)
        {
            throw new SafetyException($"The target {access.Place} is not replaced: SQL Server databases are only filled while they are empty. Empty it, or name another.");
        }

        await GuardedAsync(() => ClaimAsync(marker, cancellationToken), cancellationToken);
    }

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await GuardedAsync(() => FinishAsync(() => record.CompleteAsync(cancellationToken)), cancellationToken);
        isFilling = false;
    }

    public async Task AbandonAsync()
    {
        if (isFilling)
        {
            await GuardedAsync(() => FinishAsync(() => record.RemoveLeftoversAsync(CancellationToken.None)), CancellationToken.None);
            isFilling = false;
        }
    }

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) =>
        throw new SafetyException($"There is no previous generation of {access.Place}.");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await AbandonAsync();
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

    private async Task<bool> ClaimAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        var found = await record.DescribeAsync(cancellationToken);
        if (!await runLock.TryTakeAsync(found.Marker is not null, cancellationToken))
        {
            throw new SafetyException($"Another run of Synth is filling {access.Place}. Wait for its end, or choose another target.");
        }

        // Described anew: the run that held the lock may have ended in between.
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

        await record.WriteAsync(marker, cancellationToken);
        isFilling = true;
        await runLock.HoldMarkerAsync(cancellationToken);
        return true;
    }

    private async Task<bool> FinishAsync(Func<Task> finish)
    {
        await runLock.ReleaseRowAsync();
        await finish();
        return true;
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
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
