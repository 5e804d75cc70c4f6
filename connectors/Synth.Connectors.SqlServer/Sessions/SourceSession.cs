using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Integrity;
using Synth.Connectors.SqlServer.Reading;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// A database to read from. One connection holds one transaction from open to close; it is never committed, so that nothing that went
/// through the session stays, whatever the login may do.
/// </summary>
internal sealed class SourceSession : IDatabaseSession
{
    private static readonly string[] MayWriteQueries =
    [
        """
        SELECT CONVERT(nvarchar(4), HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'INSERT')
            + HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'UPDATE')
            + HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'DELETE')
            + HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'ALTER'))
        """,
    ];

    private readonly ConnectionPool<SqlConnection> beside;

    private SourceSession(
        ConnectionPool<SqlConnection> pool,
        ConnectionPool<SqlConnection> beside,
        IReadOnlySet<TableName> memoryTables,
        ServerFacts facts,
        IReadOnlyList<SchemaIssue> notes)
    {
        this.beside = beside;
        Pool = pool;
        Identity = facts.Identity;
        ServerVersion = facts.Version;
        Catalog = new CatalogReader(pool, notes);
        Tables = new TableReader(pool) { Beside = (memoryTables, beside) };
        Verifier = new IntegrityVerifier(pool, new Staging());
    }

    /// <summary>The one connection that reads.</summary>
    internal ConnectionPool<SqlConnection> Pool { get; }

    public DatabaseIdentity Identity { get; }

    public string ServerVersion { get; }

    public ICatalogReader Catalog { get; }

    public ITableReader Tables { get; }

    public IIntegrityVerifier Verifier { get; }

    /// <exception cref="ConnectionException">The database cannot be reached, or refuses the login or the isolation.</exception>
    public static async Task<SourceSession> OpenAsync(ServerAccess access, CancellationToken cancellationToken)
    {
        var connection = await access.OpenAsync([], cancellationToken);
        try
        {
            var facts = await ServerFacts.ReadAsync(connection, cancellationToken);
            var rights = await ServerFacts.FirstAnswerAsync(connection, MayWriteQueries, cancellationToken);
            var memoryTables = await MemoryTables.FindAsync(connection, cancellationToken);
            var isolation = await SourceIsolation.BeginAsync(connection, access.Isolation, cancellationToken);
            bool? mayWrite = rights is null ? null : rights != "0";
            var beside = new ConnectionPool<SqlConnection>(token => access.OpenAsync([], token), capacity: 1);
            SchemaIssue?[] notes = [.. isolation.Notes(mayWrite), MemoryTables.Note(memoryTables)];
            return new SourceSession(Hold(connection, access), beside, memoryTables, facts, [.. notes.OfType<SchemaIssue>()]);
        }
        catch (SqlException exception)
        {
            await connection.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw access.Explain(exception);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Closing a connection rolls its transaction back.
    public async ValueTask DisposeAsync()
    {
        await beside.DisposeAsync();
        await Pool.DisposeAsync();
    }

    private static ConnectionPool<SqlConnection> Hold(SqlConnection connection, ServerAccess access)
    {
        var isHandedOut = false;
        return new ConnectionPool<SqlConnection>(Open, capacity: 1) { KeepsSnapshot = true };

        Task<SqlConnection> Open(CancellationToken cancellationToken)
        {
            if (isHandedOut)
            {
                throw new ConnectionException(
                    $"Cannot use {access.Place}. The connection that held the snapshot broke; begin the run again.", isTransient: true);
            }

            isHandedOut = true;
            return Task.FromResult(connection);
        }
    }
}
