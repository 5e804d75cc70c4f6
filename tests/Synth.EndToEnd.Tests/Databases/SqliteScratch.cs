using System.Globalization;
using Microsoft.Data.Sqlite;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;

namespace Synth.EndToEnd.Tests;

/// <summary>A file that does not exist yet, in a folder of its own.</summary>
internal sealed class SqliteScratch : ScratchDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-sqlite-");

    public override DatabaseEndpoint Endpoint => EndpointOf(Path.Combine(folder.FullName, "scratch.db"));

    public override DatabaseEndpoint OtherSpelling
    {
        get
        {
            var link = Path.Combine(folder.FullName, "link");
            Directory.CreateSymbolicLink(link, folder.FullName);
            return EndpointOf(Path.Combine(link, "..", "link", "scratch.db"));
        }
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    public override async Task<string?> DefinitionAsync() => string.Join('\n', await QueryAsync(
        "SELECT type || ' ' || name || ' of ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema "
        + "WHERE tbl_name <> 'synth_run' ORDER BY 1"));

    public override Task<IReadOnlyList<string>> ContentsAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. folder.EnumerateFileSystemInfos().Select(entry => entry.Name)]);

    public override ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static DatabaseEndpoint EndpointOf(string path) =>
        new(new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = path });

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Endpoint.Address.Database};Pooling=False;Foreign Keys=True");
        await connection.OpenAsync();
        return connection;
    }
}
