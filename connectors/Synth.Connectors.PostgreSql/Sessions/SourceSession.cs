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

    private SourceSession(NpgsqlConnection snapshotHolder, ConnectionPool<NpgsqlConnection> pool, ServerFacts facts)
    {
        this.snapshotHolder = snapshotHolder;
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

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login or the snapshot.</exception>
    public static async Task<SourceSession> OpenAsync(ServerAccess access, int concurrentReads, CancellationToken cancellationToken)
    {
        var holder = await access.OpenAsync($"{SessionSettings.Source}{SessionSettings.BeginSnapshot}", cancellationToken);
        try
        {
            await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", holder);
            var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
            var setup = $"{SessionSettings.Source}{SessionSettings.BeginSnapshot}; SET TRANSACTION SNAPSHOT "
                + $"{PostgreSqlDialect.Instance.Literal(snapshot)}";
            var facts = await ServerFacts.ReadAsync(holder, cancellationToken);
            return new SourceSession(holder,
                new ConnectionPool<NpgsqlConnection>(token => access.OpenAsync(setup, token), concurrentReads), facts);
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
}
