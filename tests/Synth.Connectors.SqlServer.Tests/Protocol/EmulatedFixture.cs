using Microsoft.Data.SqlClient;
using Synth.Connectors.Specification;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// Gives the suites databases of the test's own process, each a server of its own, which the driver speaks to as to any
/// other.
/// </summary>
public sealed class EmulatedFixture : IConnectorFixture
{
    private readonly SqlServerFixture live = new();
    private int databaseCount;

    public IDatabaseConnector Connector => live.Connector;

    public int TimestampDigits => live.TimestampDigits;

    public bool KeepsZeroCharacter => live.KeepsZeroCharacter;

    public bool KeepsNonFiniteNumbers => live.KeepsNonFiniteNumbers;

    public bool HasExpressionIndexes => live.HasExpressionIndexes;

    /// <summary>It answers what the connector asks, and no queries of users.</summary>
    public bool HasQueries => false;

    public int WidestTable => live.WidestTable;

    public DatabaseSchema Normalize(DatabaseSchema schema) => live.Normalize(schema);

    public Task<ITestDatabase> CreateDatabaseAsync() =>
        Task.FromResult<ITestDatabase>(new EmulatedDatabase(Interlocked.Increment(ref databaseCount)));

    private sealed class EmulatedDatabase : ITestDatabase
    {
        private readonly StoredDatabase database;
        private readonly TdsServer server;

        public EmulatedDatabase(int number)
        {
            database = new StoredDatabase($"{number}:6f9619ff-8b86-d011-b42d-00c04fc964ff")
                .On("HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME())", StoredDatabase.Text("4"));
            server = new TdsServer(database.Answer) { Ended = database.End };
        }

        public DatabaseAddress Address => server.Address;

        public DatabaseAddress OtherSpelling => Address with { Scheme = "mssql", Host = "localhost" };

        public Task ExecuteAsync(string sql) => SqlServerServer.ExecuteAsync(Address, TransactSql.Batches(sql));

        public Task<IReadOnlyList<string>> QueryAsync(string sql) => SqlServerServer.QueryAsync(Address, sql);

        public Task<string?> DefinitionAsync() => Task.FromResult<string?>(null);

        public async Task ExecuteThroughAsync(IDatabaseSession session, string sql)
        {
            await using var lease = await ((SourceSession)session).Pool.LeaseAsync(CancellationToken.None);
            await using var command = new SqlCommand(sql, lease.Connection);
            await command.ExecuteNonQueryAsync();
            lease.Complete();
        }

        public async Task KillAsync(ITargetSession session)
        {
            await ((TargetSession)session).Control.DisposeAsync();
        }

        public Task<IReadOnlyList<string>> ResidueAsync() => Task.FromResult<IReadOnlyList<string>>(
        [
            .. database.State.Schemas.Where(schema => schema.StartsWith("synth.new.", StringComparison.Ordinal)),
            .. database.Tables.TryGetValue("[synth].[run]", out var record)
                ? record.Rows.Select(row => (string)row[record.IndexOf("state")]!)
                    .Where(state => state is not ("complete" or "previous")).DefaultIfEmpty().OfType<string>()
                : database.State.Schemas.Where(schema => schema == "synth"),
        ]);

        public async ValueTask DisposeAsync() => await server.DisposeAsync();
    }
}
