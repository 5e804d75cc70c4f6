using MySqlConnector;
using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Integrity;
using Synth.Connectors.MySql.Reading;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>A database to read from, on one connection whose read-only transaction is the snapshot that all reads see.</summary>
internal sealed class SourceSession : IDatabaseSession
{
    private readonly string database;

    private SourceSession(ConnectionPool<MySqlConnection> pool, ServerFacts facts)
    {
        database = facts.Database;
        Pool = pool;
        Identity = facts.Identity;
        ServerVersion = facts.Version.ToString();
        Catalog = new CatalogReader(pool, facts, isSource: true);
        Tables = new TableReader(pool);
        Verifier = new IntegrityVerifier(pool);
    }

    /// <summary>The one connection.</summary>
    internal ConnectionPool<MySqlConnection> Pool { get; }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login or the snapshot.</exception>
    public static async Task<SourceSession> OpenAsync(ServerAccess access, CancellationToken cancellationToken)
    {
        var connection = await access.OpenAsync(SessionSettings.Source, cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(connection, cancellationToken);
            var isLent = false;
            return new SourceSession(new ConnectionPool<MySqlConnection>(Hand, capacity: 1) { IsHarmless = ServerErrors.IsAnswer }, facts);

            Task<MySqlConnection> Hand(CancellationToken token)
            {
                if (isLent)
                {
                    throw new ReadException($"The connection to {access.Place} broke, and its snapshot is lost. Start the run again.");
                }

                isLent = true;
                return Task.FromResult(connection);
            }
        }
        catch (MySqlException exception)
        {
            await connection.DisposeAsync();
            throw access.Explain(exception);
        }
    }

    public Task<IReadOnlyList<string>> FindMissingReadGrantsAsync(CancellationToken cancellationToken) => Pool.UseAsync(
        connection => MissingGrants.FindAsync(connection, database, Grants.SourcePrivileges, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
