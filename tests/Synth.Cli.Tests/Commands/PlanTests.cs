using System.Text.Json;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class PlanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Shows_tables_with_reasons_and_statements_in_order_and_writes_nothing()
    {
        var source = folder.AddLibrary();

        var run = await CliRun.Of("plan", "--source", source, "--target", folder.Address("out.db"), "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^city +copied +8 +8 +reference table", run.Output);
        var tables = new[] { "city", "reader", "loan" }
            .Select(name => run.Output.IndexOf($"{Environment.NewLine}CREATE TABLE {name} (", StringComparison.Ordinal)).ToArray();
        Assert.All(tables, position => Assert.True(position > 0));
        Assert.Equal(tables.Order(), tables);
        Assert.EndsWith($"Nothing was written.{Environment.NewLine}", run.Output, StringComparison.Ordinal);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_dry_run_of_a_clone_shows_the_same()
    {
        string[] databases = ["--source", folder.AddLibrary(), "--target", folder.Address("out.db"), "--quiet"];

        var dryRun = await CliRun.Of(["clone", .. databases, "--dry-run"]);

        Assert.Equal(0, dryRun.ExitCode);
        Assert.Equal((await CliRun.Of(["plan", .. databases])).Output, dryRun.Output);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_model_is_planned_as_its_source_is()
    {
        var source = folder.AddLibrary();
        var model = folder.File("library.synth");
        Assert.Equal(0, (await CliRun.Of("fit", "--source", source, "--model", model, "--quality", "fast", "--quiet")).ExitCode);
        var target = folder.Address("out.db");

        var planned = await CliRun.Of("plan", "--model", model, "--target", target);

        Assert.Equal((0, ""), (planned.ExitCode, planned.Error));
        Assert.Equal((await CliRun.Of("plan", "--source", source, "--target", target, "--quiet")).Output, planned.Output);
        Assert.Equal(["library.db", "library.synth"], folder.Names);
    }

    [Fact]
    public async Task Json_has_each_statement_with_its_phase_and_says_whether_the_target_is_free()
    {
        var source = folder.AddLibrary("a.db");

        var run = await CliRun.Of("plan", "--source", source, "--target", folder.AddLibrary("b.db"), "--output", "json", "--quiet");

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["source", "target", "server", "contents", "tables", "rowCounts", "statements", "losses"], root.EnumerateObject()
                .Select(property => property.Name));
        var contents = root.GetProperty("contents");
        Assert.Equal((3, false), (contents.GetProperty("tables").GetInt32(), contents.GetProperty("isFree").GetBoolean()));
        var statements = root.GetProperty("statements").EnumerateArray().ToArray();
        Assert.Equal(3,
            statements.Count(statement => statement.GetProperty("sql").GetString()!.StartsWith("CREATE TABLE", StringComparison.Ordinal)));
        Assert.All(statements, statement =>
            Assert.Contains(statement.GetProperty("phase").GetString(), new[] { "beforeLoad", "afterLoad" }));
    }

    [Fact]
    public async Task A_target_that_is_the_source_is_refused()
    {
        var source = folder.AddLibrary();

        Assert.Equal(4, (await CliRun.Of("plan", "--source", source, "--target", source, "--quiet")).ExitCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public async Task A_target_of_files_can_be_planned(string scheme)
    {
        var run = await CliRun.Of("plan", "--source", folder.AddLibrary(), "--target", $"{scheme}:{folder.File("files")}", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["library.db"], folder.Names);
    }

    [Theory]
    [InlineData("postgres", "CREATE TABLE \"public\".\"loan\"")]
    [InlineData("mysql", "CREATE TABLE `loan`")]
    [InlineData("sqlserver", "CREATE TABLE [dbo].[loan]")]
    [InlineData("sqlite", "CREATE TABLE loan")]
    public async Task Statements_for_a_dialect_need_no_target(string dialect, string statement)
    {
        var run = await CliRun.Of("plan", "--source", folder.AddLibrary(), "--dialect", dialect, "--scale", "0.5", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(statement, run.Output.Replace("public.loan", "\"public\".\"loan\"", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Matches(@"(?m)^reader +synthesized +200 +100 ", run.Output);
        Assert.Matches(@"(?m)^city +copied +8 +8 ", run.Output);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_dialect_that_is_none_is_a_usage_error()
    {
        var run = await CliRun.Of("plan", "--source", folder.AddLibrary(), "--dialect", "oracle");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--dialect is one of postgres, mysql, mariadb, sqlite, sqlserver.", run.Error, StringComparison.Ordinal);
    }
}
