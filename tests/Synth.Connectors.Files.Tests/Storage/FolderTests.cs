using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.Files.Tests.Storage;

/// <summary>What is said of folders that are not as they should be, and what they look like.</summary>
public sealed class FolderTests
{
    private static readonly DatabaseSchema Things =
        Database(Table("thing", Required("id", new IntegerType(32)), Nullable("name", new TextType())));

    [Fact]
    public async Task Null_is_nothing_and_the_empty_text_is_quoted()
    {
        await using var database = await ThingsAsync();
        Assert.Equal("id,name\n1,\n2,\"\"\n3,\"a,\"\"b\"\"\"\n", File.ReadAllText(Path.Combine(database.Path, "thing.csv")));
    }

    [Fact]
    public async Task A_folder_without_a_description_is_refused_and_told_what_to_do()
    {
        await using var database = await ThingsAsync();
        File.Delete(Path.Combine(database.Path, "schema.json"));
        var error = await OpenAsync(database.Address);
        Assert.Contains("no schema.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("?infer=true", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_are_inferred_where_it_is_asked_for()
    {
        await using var database = await ThingsAsync();
        File.Delete(Path.Combine(database.Path, "schema.json"));
        var address = database.Address with { Options = new Dictionary<string, string> { ["infer"] = "true" } };
        var schema = await SourceRead.SchemaAsync(FileConnector.Csv, address);
        Assert.Equal([new IntegerType(64), new TextType()], schema.Tables[0].Columns.Select(column => column.Type));
        Assert.Equal(SchemaIssueSeverity.Warning, Assert.Single(schema.Issues).Severity);
        Assert.Equal(["1 | ∅", "2 | ''", "3 | 'a,\"b\"'"], await SourceRead.RowsAsync(FileConnector.Csv, address, new TableName("thing")));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await using var database = await ThingsAsync();
        File.Delete(Path.Combine(database.Path, "thing.csv"));
        Assert.Contains("thing.csv of table thing is missing", (await OpenAsync(database.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_the_description_does_not_know_is_refused()
    {
        await using var database = await ThingsAsync();
        File.WriteAllText(Path.Combine(database.Path, "thing.csv"), "name,id\nx,1\n");
        Assert.Contains("first line", (await OpenAsync(database.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_none_of_its_type_is_an_error_without_the_value()
    {
        await using var database = await ThingsAsync();
        File.WriteAllText(Path.Combine(database.Path, "thing.csv"), "id,name\nsecret,x\n");
        var error = await Assert.ThrowsAsync<ReadException>(() =>
            SourceRead.RowsAsync(FileConnector.Csv, database.Address, new TableName("thing")));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"format": "synth-schema", "version": 2, "tables": [], "schema": {"engine": "csv", "tables": []}}""")]
    public async Task A_description_that_is_none_is_refused(string json)
    {
        await using var database = await ThingsAsync();
        File.WriteAllText(Path.Combine(database.Path, "schema.json"), json);
        Assert.Contains("schema.json", (await OpenAsync(database.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_other_files_is_no_target()
    {
        await using var database = new FileTestDatabase(FileConnector.Csv);
        Directory.CreateDirectory(database.Path);
        File.WriteAllText(Path.Combine(database.Path, "letter.txt"), "dear");
        await Assert.ThrowsAsync<SafetyException>(() => TargetRun.WriteAsync(FileConnector.Csv, database.Address, Things));
        Assert.Equal(["letter.txt"], Directory.EnumerateFiles(database.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_no_target_of_DuckDB()
    {
        await using var database = new FileTestDatabase(FileConnector.DuckDb);
        File.WriteAllText(database.Path, "dear");
        await Assert.ThrowsAsync<SafetyException>(() => TargetRun.WriteAsync(FileConnector.DuckDb, database.Address, Things));
        Assert.Equal("dear", File.ReadAllText(database.Path));
    }

    [Fact]
    public async Task An_unknown_option_is_refused_with_the_known_ones()
    {
        var address =
            new DatabaseAddress { Scheme = "csv", Database = "folder", Options = new Dictionary<string, string> { ["infr"] = "true" } };
        var error = await Assert.ThrowsAsync<AddressException>(() => FileConnector.Csv.OpenSourceAsync(address, CancellationToken.None));
        Assert.Contains("It takes infer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_rows_give_the_same_bytes()
    {
        await using var one = await ThingsAsync();
        await using var other = await ThingsAsync();
        foreach (var name in Directory.EnumerateFiles(one.Path).Select(Path.GetFileName))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(one.Path, name!)), File.ReadAllBytes(Path.Combine(other.Path, name!)));
        }
    }

    private static async Task<FileTestDatabase> ThingsAsync()
    {
        var database = new FileTestDatabase(FileConnector.Csv);
        using var batch = BatchBuilder.Create(Things.Tables[0], [1, null], [2, ""], [3, "a,\"b\""]);
        await TargetRun.WriteAsync(FileConnector.Csv, database.Address, Things, _ => [batch]);
        return database;
    }

    private static Task<ConnectionException> OpenAsync(DatabaseAddress address) =>
        Assert.ThrowsAsync<ConnectionException>(() => FileConnector.Csv.OpenSourceAsync(address, CancellationToken.None));
}
