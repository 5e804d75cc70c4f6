using Synth.Benchmarks.LargeClone;
using Synth.Connectors.PostgreSql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.Benchmarks.WholeRun;

/// <summary>PostgreSQL: <c>pg_dump | psql</c>.</summary>
internal sealed class PostgreSqlEngine(PostgreSqlServer server) : IBenchmarkEngine
{
    public string CopyName => "pg_dump | psql";

    public static async Task<IBenchmarkEngine> StartAsync() => new PostgreSqlEngine(await PostgreSqlServer.StartAsync());

    public async Task<DatabaseEndpoint> CreateDatabaseAsync() => new(new PostgreSqlConnector(), await server.CreateDatabaseAsync());

    public Task DropDatabaseAsync(DatabaseEndpoint database) => server.DropDatabaseAsync(database.Address);

    public Task<double> CopyAsync(DatabaseEndpoint source, DatabaseEndpoint target) => PlainCopy.RunAsync(source.Address, target.Address);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
