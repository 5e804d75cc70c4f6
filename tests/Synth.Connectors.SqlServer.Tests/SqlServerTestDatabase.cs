using Microsoft.Data.SqlClient;
using Synth.Connectors.Specification;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Testing;

namespace Synth.Connectors.SqlServer.Tests;

/// <summary>A database of one test on the server of all tests.</summary>
internal sealed class SqlServerTestDatabase(SqlServerServer server, DatabaseAddress address) : ITestDatabase
{
    public DatabaseAddress Address => address;

    public DatabaseAddress OtherSpelling =>
        address with { Scheme = "mssql", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host };

    public Task ExecuteAsync(string sql) => SqlServerServer.ExecuteAsync(address, TransactSql.Batches(sql));

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => SqlServerServer.QueryAsync(address, sql);

    public Task<string?> DefinitionAsync() => Task.FromResult<string?>(null);

    public async Task ExecuteThroughAsync(IDatabaseSession session, string sql)
    {
        await using var lease = await ((SourceSession)session).Pool.LeaseAsync(CancellationToken.None);
        await using var command = new SqlCommand(sql, lease.Connection);
        await command.ExecuteNonQueryAsync();
        lease.Complete();
    }

    // A killed process is a broken connection to the server.
    public async Task KillAsync(ITargetSession session) => await ((TargetSession)session).Control.DisposeAsync();

    public async Task<IReadOnlyList<string>> ResidueAsync()
    {
        var schemas = await QueryAsync("SELECT name FROM sys.schemas WHERE name = N'synth' OR name LIKE N'synth.new.%'");
        return schemas is ["synth"] && (await QueryAsync("SELECT state FROM [synth].[run]")).Contains("complete")
            ? await QueryAsync("SELECT state FROM [synth].[run] WHERE state NOT IN (N'complete', N'previous')")
            : schemas;
    }

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(address);
}
