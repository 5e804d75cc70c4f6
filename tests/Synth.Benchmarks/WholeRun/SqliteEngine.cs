using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;

namespace Synth.Benchmarks.WholeRun;

/// <summary>SQLite: <c>.dump | sqlite3</c>.</summary>
internal sealed class SqliteEngine : IBenchmarkEngine
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-benchmark-");
    private int databases;

    public string CopyName => ".dump | sqlite3";

    public Task<DatabaseEndpoint> CreateDatabaseAsync() => Task.FromResult(new DatabaseEndpoint(
        new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = Path.Combine(folder.FullName, $"{databases++}.db") }));

    public Task DropDatabaseAsync(DatabaseEndpoint database)
    {
        File.Delete(database.Address.Database!);
        return Task.CompletedTask;
    }

    public Task<double> CopyAsync(DatabaseEndpoint source, DatabaseEndpoint target) => ShellCopy.RunAsync(
        $"sqlite3 '{source.Address.Database}' .dump | sqlite3 '{target.Address.Database}'", new Dictionary<string, string?>());

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
