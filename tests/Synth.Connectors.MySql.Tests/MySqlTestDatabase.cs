using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Connectors.Specification;
using Synth.Testing;

namespace Synth.Connectors.MySql.Tests;

/// <summary>A database of one test on the server of all tests.</summary>
internal sealed class MySqlTestDatabase(MySqlServer server, DatabaseAddress address) : ITestDatabase
{
    public DatabaseAddress Address => address;

    public DatabaseAddress OtherSpelling =>
        address with { Scheme = "mariadb", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host };

    public Task ExecuteAsync(string sql) => MySqlServer.ExecuteAsync(address, sql);

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => QueryAsync(sql, 0);

    public Task<IReadOnlyList<string>> QueryAsync(string sql, int column) => MySqlServer.QueryAsync(address, sql, column);

    public async Task<string?> DefinitionAsync() => string.Join('\n', await MySqlStatements.ReadAsync(address));

    public async Task ExecuteThroughAsync(IDatabaseSession session, string sql)
    {
        await using var lease = await ((SourceSession)session).Pool.LeaseAsync(CancellationToken.None);
        await using var command = new MySqlCommand(sql, lease.Connection);
        await command.ExecuteNonQueryAsync();
    }

    // A killed process is a broken connection to the server.
    public Task KillAsync(ITargetSession session) => server.EndConnectionsAsync(address);

    public async Task<IReadOnlyList<string>> ResidueAsync()
    {
        var marker = await QueryAsync("SHOW TABLES LIKE 'synth\\_run'");
        var staging =
            await QueryAsync("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = CONCAT(DATABASE(), '__synth_new')");
        return staging.Count > 0 ? staging : marker.Count > 0
            && (await QueryAsync("SELECT state FROM synth_run")) is ["complete"] ? [] : marker;
    }

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(address);
}
