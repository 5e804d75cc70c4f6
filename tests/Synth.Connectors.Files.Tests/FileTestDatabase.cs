using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Synth.Connectors.Files.Sessions;
using Synth.Connectors.Specification;
using Synth.Connectors.Sqlite;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Connectors.Files.Tests;

/// <summary>
/// Files that do not exist yet, in a folder of their own. Files have no language in which tables are declared: statements are run by
/// SQLite on a database beside, and what that then holds replaces the files.
/// </summary>
internal sealed class FileTestDatabase(FileConnector connector) : ITestDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-files-");
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("synth-files-scratch-");

    public string Path => System.IO.Path.Combine(folder.FullName, "test");

    public DatabaseAddress Address => AddressOf(Path);

    public DatabaseAddress OtherSpelling
    {
        get
        {
            var link = System.IO.Path.Combine(folder.FullName, "link");
            Directory.CreateSymbolicLink(link, folder.FullName);
            return AddressOf(System.IO.Path.Combine(link, ".", "..", "link", "test"));
        }
    }

    private string ScratchPath => System.IO.Path.Combine(scratch.FullName, "scratch.db");

    private DatabaseAddress ScratchAddress => new() { Scheme = "sqlite", Database = ScratchPath };

    public async Task ExecuteAsync(string sql)
    {
        await using (var connection = new SqliteConnection($"Data Source={ScratchPath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        await ReplaceAsync();
    }

    public Task<IReadOnlyList<string>> QueryAsync(string sql) => throw new NotSupportedException("Files have no queries of their own.");

    public Task<string?> DefinitionAsync() => Task.FromResult<string?>(null);

    public Task ExecuteThroughAsync(IDatabaseSession session, string sql)
    {
        ((FileSourceSession)session).Database.Store.Execute(sql);
        return Task.CompletedTask;
    }

    // What a killed process leaves is the folder as it is on the disk at that moment, without its lock.
    public async Task KillAsync(ITargetSession session)
    {
        var partial = PartialFolder.PathFor(Path);
        var copy = Directory.CreateDirectory(partial + ".copy");
        foreach (var file in new DirectoryInfo(partial).EnumerateFiles().Where(file => file.Name != "lock"))
        {
            file.CopyTo(System.IO.Path.Combine(copy.FullName, file.Name));
        }

        await session.AbandonAsync();
        copy.MoveTo(partial);
    }

    public Task<IReadOnlyList<string>> ResidueAsync()
    {
        var names = folder.EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Where(name => name is not ("test" or "test.synth-previous"));
        return Task.FromResult<IReadOnlyList<string>>([.. names]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        scratch.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private DatabaseAddress AddressOf(string path) => new() { Scheme = connector.Engine, Database = path };

    private async Task ReplaceAsync()
    {
        await using var source = await new SqliteConnector().OpenSourceAsync(ScratchAddress, CancellationToken.None);
        var schema = await source.Catalog.ReadAsync(CancellationToken.None);
        Remove();
        if (schema.Tables.Count == 0)
        {
            MakeEmpty();
            return;
        }

        var rows = new Dictionary<TableName, List<RecordBatch>>();
        foreach (var table in schema.Tables)
        {
            rows[table.Name] = await source.Tables.ReadAsync(table, 100, CancellationToken.None).ToListAsync();
        }

        await TargetRun.WriteAsync(connector, Address, schema, table => rows[table.Name]);
        foreach (var batch in rows.Values.SelectMany(batches => batches))
        {
            batch.Dispose();
        }
    }

    private void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        File.Delete(Path);
    }

    private void MakeEmpty()
    {
        if (connector == FileConnector.DuckDb)
        {
            using var connection = new DuckDBConnection($"Data Source={Path}");
            connection.Open();
        }
        else
        {
            Directory.CreateDirectory(Path);
        }
    }
}
