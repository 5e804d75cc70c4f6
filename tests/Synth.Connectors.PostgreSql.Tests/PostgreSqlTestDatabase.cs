using Npgsql;
using Synth.Connectors.PostgreSql.Sessions;
using Synth.Connectors.Specification;
using Synth.Testing;

namespace Synth.Connectors.PostgreSql.Tests;

/// <summary>A database of one test on the server of all tests.</summary>
internal sealed class PostgreSqlTestDatabase(PostgreSqlServer server, DatabaseAddress address) : ITestDatabase
{
    public DatabaseAddress Address => address;

    public DatabaseAddress OtherSpelling =>
        address with { Scheme = "postgresql", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host };

    public Task ExecuteAsync(string sql) => PostgreSqlServer.ExecuteAsync(address, sql);

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => PostgreSqlServer.QueryAsync(address, sql);

    public async Task<string?> DefinitionAsync() => await PostgreSqlDump.OfAsync(address, "--schema-only");

    public async Task ExecuteThroughAsync(IDatabaseSession session, string sql)
    {
        await using var lease = await ((SourceSession)session).Pool.LeaseAsync(CancellationToken.None);
        await using var path = new NpgsqlCommand("SET LOCAL search_path = public", lease.Connection);
        await path.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, lease.Connection);
        await command.ExecuteNonQueryAsync();
    }

    // A killed process is a broken connection to the server.
    public Task KillAsync(ITargetSession session) => ExecuteAsync(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    public async Task<IReadOnlyList<string>> ResidueAsync()
    {
        const string ours = @"SELECT nspname FROM pg_namespace WHERE nspname ~ '^synth(\.|$)' ORDER BY 1";
        const string marker = "SELECT state FROM synth.run ORDER BY state";
        var schemas = await QueryAsync(ours);
        var kept = schemas.Contains("synth") && (await QueryAsync(marker)) is ["complete"] or ["complete", "previous"];
        return kept ? [.. schemas.Where(name => name != "synth" && !name.StartsWith("synth.old.", StringComparison.Ordinal))] : schemas;
    }

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(address);
}
