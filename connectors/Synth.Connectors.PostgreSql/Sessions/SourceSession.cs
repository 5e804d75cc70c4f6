using Npgsql;
using Synth.Connectors.PostgreSql.Catalog;
using Synth.Connectors.PostgreSql.Integrity;
using Synth.Connectors.PostgreSql.Reading;
using Synth.Connectors.PostgreSql.Swapping;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// A database to read from. One connection holds a transaction open whose snapshot it has exported; all others read in it,
/// so that catalog and rows are of one moment however many read at once.
/// </summary>
internal sealed class SourceSession : IDatabaseSession
{
    private readonly NpgsqlConnection snapshotHolder;

    private SourceSession(
        NpgsqlConnection snapshotHolder, string snapshot, ConnectionPool<NpgsqlConnection> pool, ServerFacts facts)
    {
        this.snapshotHolder = snapshotHolder;
        Snapshot = snapshot;
        Pool = pool;
        Identity = facts.Identity;
        ServerVersion = facts.Version;
        Catalog = new CatalogReader(pool);
        Tables = new TableReader(pool);
        Verifier = new IntegrityVerifier(pool, new Staging());
    }

    /// <summary>The connections that read.</summary>
    internal ConnectionPool<NpgsqlConnection> Pool { get; }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public string? Snapshot { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <summary>Opens a session.</summary>
    /// <param name="access">The database.</param>
    /// <param name="joined">The snapshot to read at; null for one of its own.</param>
    /// <param name="concurrentReads">How many connections read at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login or the snapshot.</exception>
    public static async Task<SourceSession> OpenAsync(
        ServerAccess access, string? joined, int concurrentReads, CancellationToken cancellationToken)
    {
        var holder = await access.OpenAsync(SetupOf(joined), cancellationToken);
        try
        {
            var snapshot = joined ?? await ExportAsync(holder, cancellationToken);
            var facts = await ServerFacts.ReadAsync(holder, cancellationToken);
            return new SourceSession(
                holder,
                snapshot,
                new ConnectionPool<NpgsqlConnection>(token => access.OpenAsync(SetupOf(snapshot), token), concurrentReads),
                facts);
        }
        catch (NpgsqlException exception)
        {
            await holder.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    public Task<IReadOnlyList<string>> FindMissingReadGrantsAsync(CancellationToken cancellationToken) =>
        Pool.UseAsync(connection => MissingGrants.FindForReadingAsync(connection, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        await snapshotHolder.DisposeAsync();
    }

    private static string SetupOf(string? snapshot) => $"{SessionSettings.Source}{SessionSettings.BeginSnapshot}"
        + (snapshot is null ? "" : $"; SET TRANSACTION SNAPSHOT {PostgreSqlDialect.Instance.Literal(snapshot)}");

    private static async Task<string> ExportAsync(NpgsqlConnection holder, CancellationToken cancellationToken)
    {
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", holder);
        return (string)(await export.ExecuteScalarAsync(cancellationToken))!;
    }
}
