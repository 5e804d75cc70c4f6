using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Sessions;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Sessions;

public sealed class OpeningTests
{
    private static readonly SqliteConnector Connector = new();

    [Fact]
    public async Task Says_that_a_source_is_missing()
    {
        await using var database = new SqliteTestDatabase();
        var error = await Assert.ThrowsAsync<ConnectionException>(() =>
            Connector.OpenSourceAsync(database.Address, CancellationToken.None));
        Assert.Contains("There is no file", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.Path));
    }

    [Fact]
    public async Task Says_that_a_source_is_a_folder()
    {
        await using var database = new SqliteTestDatabase();
        var error = await Assert.ThrowsAsync<ConnectionException>(
            () => Connector.OpenSourceAsync(SqliteTestDatabase.AddressOf(database.Folder), CancellationToken.None));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_file_is_no_database()
    {
        await using var database = new SqliteTestDatabase();
        await File.WriteAllTextAsync(database.Path, new string('x', 5000), TestContext.Current.CancellationToken);
        var source =
            await Assert.ThrowsAsync<ConnectionException>(() => Connector.OpenSourceAsync(database.Address, CancellationToken.None));
        Assert.Contains("is no SQLite database", source.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConnectionException>(() => Connector.OpenTargetAsync(database.Address, CancellationToken.None));
        Assert.Equal(5000, new FileInfo(database.Path).Length);
    }

    [Fact]
    public async Task Says_that_the_folder_of_a_target_is_missing()
    {
        await using var database = new SqliteTestDatabase();
        var address = SqliteTestDatabase.AddressOf(Path.Combine(database.Folder, "missing", "test.db"));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => Connector.OpenTargetAsync(address, CancellationToken.None));
        Assert.Contains("no folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_what_another_process_has_written_to_the_log_of_a_wal_database()
    {
        await using var database = new SqliteTestDatabase();
        await using var writer = SqliteFile.Connection(database.Path, SqliteOpenMode.ReadWriteCreate);
        await writer.OpenAsync(TestContext.Current.CancellationToken);
        await SqliteFile.ExecuteAsync(
            writer, "PRAGMA journal_mode = WAL; CREATE TABLE thing (a INTEGER); INSERT INTO thing VALUES (1)", CancellationToken.None);
        await using var source = await Connector.OpenSourceAsync(database.Address, CancellationToken.None);
        await SqliteFile.ExecuteAsync(writer, "INSERT INTO thing VALUES (2)", CancellationToken.None);
        var schema = await source.Catalog.ReadAsync(CancellationToken.None);
        Assert.Equal(1, await source.Tables.CountRowsAsync(schema.Tables[0], CancellationToken.None));
    }

    [Fact]
    public async Task Writes_into_an_empty_file_and_into_an_empty_database()
    {
        await using var database = new SqliteTestDatabase();
        await File.WriteAllBytesAsync(database.Path, [], TestContext.Current.CancellationToken);
        await TargetRun.WriteAsync(Connector, database.Address, SchemaBuilder.Database());
        await using var target = await Connector.OpenTargetAsync(database.Address, CancellationToken.None);
        Assert.True((await target.DescribeContentsAsync(CancellationToken.None)).IsFree);
        await target.BeginAsync(TargetRun.Marker, CancellationToken.None);
        await target.PublishAsync(CancellationToken.None);
        Assert.Empty(await database.ResidueAsync());
    }

    [Fact]
    public async Task Replaces_the_file_behind_a_symbolic_link_and_keeps_the_link()
    {
        await using var database = new SqliteTestDatabase();
        var link = Path.Combine(database.Folder, "link.db");
        File.CreateSymbolicLink(link, database.Path);
        await TargetRun.WriteAsync(Connector, SqliteTestDatabase.AddressOf(link), SchemaBuilder.Database());
        Assert.True(File.Exists(database.Path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }
}
