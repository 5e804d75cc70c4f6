using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Shows_columns_with_their_keys_and_the_plan_with_its_reasons()
    {
        var run = await CliRun.Of("inspect", "--source", folder.AddLibrary(), "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^reader_id +INTEGER +primary key; → reader\.reader_id", run.Output);
        Assert.Matches(@"(?m)^city +copied +8 reference table", run.Output);
        Assert.Matches(@"(?m)^reader +synthesized +200 .* city_id → city\(city_id\)", run.Output);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task Dates_that_are_kept_as_text_or_as_numbers_are_called_so()
    {
        using (var connection = new SqliteConnection($"Data Source={folder.File("dates.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE visit (id INTEGER PRIMARY KEY, day TEXT, began TEXT, ended_at INTEGER, booked DATETIME);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
                INSERT INTO visit SELECT i, date('2024-01-01', i || ' days'), strftime('%Y-%m-%dT%H:%M:%fZ', '2024-01-01', i || ' hours'),
                    1704067200 + i, datetime('2024-01-01', i || ' minutes') FROM n;
                """;
            command.ExecuteNonQuery();
        }

        var run = await CliRun.Of("inspect", "--source", $"sqlite:{folder.File("dates.db")}", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^day +TEXT +null +Date *$", run.Output);
        Assert.Matches(@"(?m)^began +TEXT +null +Timestamp, yyyy-MM-ddTHH:mm:ss *$", run.Output);
        Assert.Matches(@"(?m)^ended_at +INTEGER +null +Timestamp, unixepoch *$", run.Output);
        Assert.Matches(@"(?m)^booked +DATETIME +null *$", run.Output);
    }

    [Fact]
    public async Task Json_holds_the_catalog_and_the_plan()
    {
        var run = await CliRun.Of("inspect", "--source", folder.AddLibrary(), "--output", "json", "--quiet");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(["source", "server", "plan", "meanings", "catalog"],
            document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(3, document.RootElement.GetProperty("plan").GetArrayLength());
        Assert.Equal(3, document.RootElement.GetProperty("catalog").GetProperty("tables").GetArrayLength());
        Assert.Equal("sqlite", document.RootElement.GetProperty("catalog").GetProperty("engine").GetString());
    }

    [Fact]
    public async Task Proposes_keys_that_rows_keep_as_lines_of_a_configuration()
    {
        var source = folder.AddUndeclaredLibrary();

        var run = await CliRun.Of("inspect", "--source", source, "--infer-keys", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("""  - { table: "readers", columns: ["id"] }""", run.Output, StringComparison.Ordinal);
        Assert.Contains("""  - { table: "readers", columns: ["city_id"], references: "cities", referenced-columns: ["city_id"] }""", run.Output, StringComparison.Ordinal);
        Assert.Contains("""  - { table: "loans", columns: ["reader_id"], references: "readers", referenced-columns: ["id"] }""", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("days", run.Output[run.Output.IndexOf("virtual-keys:", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        Assert.DoesNotContain("Reader 7", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_proposed_is_a_configuration_that_the_plan_follows()
    {
        var source = folder.AddUndeclaredLibrary();
        var proposed = (await CliRun.Of("inspect", "--source", source, "--infer-keys", "--quiet")).Output;
        File.WriteAllText(folder.File("synth.yaml"), proposed[proposed.IndexOf("virtual-keys:", StringComparison.Ordinal)..]);

        var run = await CliRun.Of("inspect", "--source", source, "--config", folder.File("synth.yaml"), "--infer-keys", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(?m)^loans +synthesized .* reader_id → readers\(id\)", run.Output);
        Assert.Contains("No keys were found beyond those", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposes_keys_of_several_columns_and_what_leads_to_them()
    {
        var source = folder.AddWarehouse(isDeclared: false);

        var run = await CliRun.Of("inspect", "--source", source, "--infer-keys", "--quiet");

        var proposed = run.Output[run.Output.IndexOf("virtual-keys:", StringComparison.Ordinal)..];
        string[] expected =
        [
            """{ table: "sites", columns: ["code"] }""",
            """{ table: "orders", columns: ["site", "order_no"] }""",
            """{ table: "order_lines", columns: ["site", "order_no", "line_no"] }""",
            """{ table: "order_lines", columns: ["site", "order_no"], references: "orders", referenced-columns: ["site", "order_no"] }""",
            """{ table: "orders", columns: ["site"], references: "sites", referenced-columns: ["code"] }""",
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            proposed.Split('\n')
                .Where(line => line.StartsWith("  - ", StringComparison.Ordinal))
                .Select(line => line[4..].Trim())
                .Order(StringComparer.Ordinal));
        Assert.Contains("200 distinct combinations in 600 rows, all of them among its 200", proposed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Virtual_keys_of_several_columns_make_the_clone_that_declared_ones_make()
    {
        var undeclared = folder.AddWarehouse(isDeclared: false);
        var proposed = (await CliRun.Of("inspect", "--source", undeclared, "--infer-keys", "--quiet")).Output;
        File.WriteAllText(folder.File("synth.yaml"), proposed[proposed.IndexOf("virtual-keys:", StringComparison.Ordinal)..]);

        var virtually = await CloneAsync(undeclared, "virtual-clone.db", "--config", folder.File("synth.yaml"));
        var declared = await CloneAsync(folder.AddWarehouse(isDeclared: true), "declared-clone.db");
        var without = await CloneAsync(undeclared, "keyless-clone.db");

        Assert.Equal(declared, virtually);
        Assert.NotEqual(declared, without);
    }

    [Fact]
    public async Task Json_has_proposed_keys_with_evidence_and_confidence()
    {
        var run = await CliRun.Of("inspect", "--source", folder.AddUndeclaredLibrary(), "--infer-keys", "--output", "json", "--quiet");

        using var document = JsonDocument.Parse(run.Output);
        var key = document.RootElement.GetProperty("suggestedKeys").EnumerateArray()
            .First(item => item.GetProperty("table").GetString() == "loans");
        Assert.Equal("readers", key.GetProperty("references").GetString());
        Assert.Equal(0.95, key.GetProperty("confidence").GetDouble());
        Assert.Contains("200 distinct values", key.GetProperty("evidence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_rows_are_too_few_for_as_a_fit_does()
    {
        var source = folder.AddLibrary();
        var fit = await CliRun.Of("fit", "--source", source, "--model", folder.File("library.synth"), "--output", "json", "--quiet");

        var run = await CliRun.Of("inspect", "--source", source, "--limits", "--output", "json", "--quiet");
        var text = await CliRun.Of("inspect", "--source", source, "--limits", "--quiet");

        using var fitted = JsonDocument.Parse(fit.Output);
        using var inspected = JsonDocument.Parse(run.Output);
        Assert.Equal(fitted.RootElement.GetProperty("limits").ToString(), inspected.RootElement.GetProperty("limits").ToString());
        Assert.Matches("(?m)^Cannot be learned in +Why", text.Output);
        Assert.Matches("(?m)^reader +1[0-9]{2} rows of 1[0-9]{2} families: only strong dependences", text.Output);
        Assert.DoesNotContain("Reader 7", text.Output, StringComparison.Ordinal);
    }

    // The rows of all tables of a clone, in their order.
    private async Task<string[]> CloneAsync(string source, string name, params string[] options)
    {
        var run = await CliRun.Of(
            ["clone", "--source", source, "--target", folder.Address(name), "--quality", "fast", "--no-evaluate", "--quiet", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return
        [
            .. folder.Query(name, "SELECT code || '|' || size FROM sites"),
            .. folder.Query(name, "SELECT site || '|' || order_no || '|' || weight FROM orders"),
            .. folder.Query(name, "SELECT site || '|' || order_no || '|' || line_no || '|' || amount FROM order_lines"),
        ];
    }
}
