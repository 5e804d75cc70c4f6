using System.Globalization;
using Synth.Connectors.MySql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.Benchmarks.WholeRun;

/// <summary>MariaDB: <c>mariadb-dump | mariadb</c>, as <c>mysqldump | mysql</c> is called today.</summary>
internal sealed class MariaDbEngine(MySqlServer server) : IBenchmarkEngine
{
    public string CopyName => "mysqldump | mysql";

    public static async Task<IBenchmarkEngine> StartAsync() => new MariaDbEngine(await MySqlServer.StartAsync());

    public async Task<DatabaseEndpoint> CreateDatabaseAsync() => new(new MySqlDatabaseConnector(), await server.CreateDatabaseAsync());

    public Task DropDatabaseAsync(DatabaseEndpoint database) => server.DropDatabaseAsync(database.Address);

    public Task<double> CopyAsync(DatabaseEndpoint source, DatabaseEndpoint target) => ShellCopy.RunAsync(
        $"{Program("mariadb-dump", source)} --single-transaction | {Program("mariadb", target)}",
        new Dictionary<string, string?> { ["MYSQL_PWD"] = source.Address.Password });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Program(string name, DatabaseEndpoint database) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name} --no-defaults --protocol=tcp --host={database.Address.Host} --port={database.Address.Port} "
        + $"--user={database.Address.User} {database.Address.Database}");
}
