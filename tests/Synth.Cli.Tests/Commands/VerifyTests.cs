using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_that_keeps_its_promises_gets_its_certificate_and_is_left_alone()
    {
        var target = folder.AddLibrary();
        var before = await File.ReadAllBytesAsync(folder.File("library.db"), TestContext.Current.CancellationToken);

        var run = await CliRun.Of("verify", "--target", target, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^  primary keys +3 of 3 kept", run.Output);
        Assert.Matches(@"(?m)^  foreign keys +2 of 2 kept", run.Output);
        Assert.DoesNotContain("row counts", run.Output, StringComparison.Ordinal);
        Assert.Contains("Every promise of the schema is kept.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File("library.db"), TestContext.Current.CancellationToken));
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_reference_to_a_missing_row_is_told_and_has_the_exit_code_of_integrity()
    {
        var target = folder.AddLibrary();
        Damage("DELETE FROM reader WHERE reader_id = 1");

        var run = await CliRun.Of("verify", "--target", target, "--quiet");

        Assert.Equal(5, run.ExitCode);
        Assert.Matches(@"(?m)^  foreign keys +1 of 2 kept", run.Output);
        Assert.Matches(@"(?m)^  broken: foreign keys of loan, .*: 2$", run.Output);
    }

    [Fact]
    public async Task Json_names_each_broken_promise()
    {
        var target = folder.AddLibrary();
        Damage("DELETE FROM city WHERE city_id = 1");

        var run = await CliRun.Of("verify", "--target", target, "--quiet", "--output", "json");

        Assert.Equal(5, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["target", "server", "tables", "certificate", "issues"], document.RootElement.EnumerateObject()
                .Select(property => property.Name));
        var certificate = document.RootElement.GetProperty("certificate");
        Assert.False(certificate.GetProperty("isKept").GetBoolean());
        var broken = Assert.Single(certificate.GetProperty("broken").EnumerateArray());
        Assert.Equal(("foreignKey", "reader", 25), (
            broken.GetProperty("kind").GetString(), broken.GetProperty("table").GetString(), broken.GetProperty("violations").GetInt32()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("duckdb")]
    public async Task Files_are_verified_by_their_description(string scheme)
    {
        var target = $"{scheme}:{folder.File("files")}";
        Assert.Equal(0,
            (await CliRun.Of("clone", "--source", folder.AddLibrary(), "--target", target, "--quality", "fast", "--quiet")).ExitCode);

        var run = await CliRun.Of("verify", "--target", target, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^  primary keys +3 of 3 kept", run.Output);
    }

    [Fact]
    public async Task A_missing_database_is_a_failed_connection_and_is_not_made()
    {
        Assert.Equal(3, (await CliRun.Of("verify", "--target", folder.Address("missing.db"))).ExitCode);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_database_without_tables_gets_no_certificate()
    {
        await File.WriteAllBytesAsync(folder.File("empty.db"), [], TestContext.Current.CancellationToken);

        var run = await CliRun.Of("verify", "--target", folder.Address("empty.db"), "--quiet");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("nothing to verify", run.Error, StringComparison.Ordinal);
    }

    private void Damage(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("library.db")};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
