using Microsoft.Data.Sqlite;
using Synth.Connectors.Specification;
using Synth.Connectors.Sqlite.Sessions;

namespace Synth.Connectors.Sqlite.Tests;

/// <summary>A database file that does not exist yet, in a folder of its own.</summary>
internal sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-sqlite-");

    public string Path => System.IO.Path.Combine(folder.FullName, "test.db");

    public string Folder => folder.FullName;

    public DatabaseAddress Address => AddressOf(Path);

    public DatabaseAddress OtherSpelling
    {
        get
        {
            var link = System.IO.Path.Combine(folder.FullName, "link");
            Directory.CreateSymbolicLink(link, folder.FullName);
            return AddressOf(System.IO.Path.Combine(link, ".", "..", "link", "test.db"));
        }
    }

    public static DatabaseAddress AddressOf(string path) => new() { Scheme = "sqlite", Database = path };

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=1");
        await connection.OpenAsync();
        await SqliteFile.ExecuteAsync(connection, sql, CancellationToken.None);
    }

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public async Task<string?> DefinitionAsync() => string.Join('\n', await QueryAsync(
        "SELECT type || ' ' || name || ' of ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema "
        + "WHERE tbl_name <> 'synth_run' ORDER BY 1"));

    public Task ExecuteThroughAsync(IDatabaseSession session, string sql) =>
        SqliteFile.ExecuteAsync(((SqliteSourceSession)session).Connection, sql, CancellationToken.None);

    // What a killed process leaves is the file as it is on the disk at that moment.
    public async Task KillAsync(ITargetSession session)
    {
        var partial = PartialFile.PathFor(Path);
        File.Copy(partial, partial + ".copy");
        await session.AbandonAsync();
        File.Move(partial + ".copy", partial);
    }

    public Task<IReadOnlyList<string>> ResidueAsync()
    {
        var names = folder.EnumerateFiles().Select(file => file.Name).Where(name => name is not ("test.db" or "test.db.synth-previous"));
        return Task.FromResult<IReadOnlyList<string>>([.. names]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
