using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_configuration_names_databases_and_says_what_is_special_about_tables()
    {
        var file = Write($"""
            source: "{folder.AddLibrary()}"
            target: "{folder.Address("out.db")}"
            quality: fast
            seed: 5
            tables:
              reader: {"{"} rows: 400 {"}"}
              city: {"{"} mode: synthesize {"}"}
            """);

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^city +synthesized +8 +8 ", run.Output);
        Assert.Matches(@"(?m)^reader +synthesized +200 +400 ", run.Output);
        Assert.Contains("seed 5", run.Output, StringComparison.Ordinal);

        // Loans follow their readers.
        Assert.Equal(2 * Count("library.db", "loan"), Count("out.db", "loan"));
    }

    [Fact]
    public async Task Paths_in_a_file_start_from_its_folder()
    {
        folder.AddLibrary();
        var file = Write("source: sqlite:library.db\ntarget: sqlite:out.db\nquality: fast\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet", "--no-evaluate");

        Assert.Equal("", run.Error);
        Assert.Equal(200, Count("out.db", "reader"));
    }

    [Fact]
    public async Task Init_writes_an_address_that_holds_where_the_file_is()
    {
        var source = Path.GetRelativePath(Environment.CurrentDirectory, folder.AddLibrary()["sqlite:".Length..]);
        var file = folder.File("new.yaml");

        Assert.Equal(0, (await CliRun.Of("init", "--source", $"sqlite:{source}", "--file", file)).ExitCode);
        Assert.Equal(0, (await CliRun.Of("inspect", "--config", file)).ExitCode);
    }

    [Fact]
    public async Task A_flag_goes_before_the_environment_and_that_before_the_file()
    {
        var file = Write("source: sqlite:file.db\nseed: 1\nscale: 0.5\n");

        var run = await CliRun.Of(
            new Dictionary<string, string> { ["SYNTH_SOURCE"] = "sqlite:environment.db", ["SYNTH_CONFIG"] = file },
            "config", "--effective", "--seed", "2");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("sqlite:environment.db", document.RootElement.GetProperty("source").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(0.5, document.RootElement.GetProperty("scale").GetDouble());
    }

    [Fact]
    public async Task Passwords_are_not_shown()
    {
        var run = await CliRun.Of("config", "--config", Write("source: \"postgres://u:s3cr3t@h/d\"\n"));

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("s3cr3t", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_are_left_out_are_in_the_ledger()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"{folder.Address("out.db")}\"\nquality: fast\nexclude: [city]\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("table city: the configuration leaves it out", run.Output, StringComparison.Ordinal);
        Assert.Contains("leads to city, which is left out", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modes_that_contradict_each_other_are_refused_before_anything_is_written()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"{folder.Address("out.db")}\"\ntables:\n  loan: {"{"} mode: copy "
            + $"{"}"}\n  city: {"{"} mode: empty {"}"}\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("table loan", run.Error, StringComparison.Ordinal);
        Assert.Contains("table reader", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.db", folder.Names);
    }

    [Fact]
    public async Task A_virtual_key_makes_children_of_unrelated_rows_and_stays_out_of_the_target()
    {
        Execute("plain.db", """
            CREATE TABLE parent (id INTEGER NOT NULL, grade TEXT);
            CREATE TABLE child (parent INTEGER, mark INTEGER);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO parent SELECT i, char(65 + i % 3) FROM n;
            INSERT INTO child SELECT id, unicode(grade) FROM parent WHERE id % 2 = 0;
            """);
        var file = Write($"""
            source: "{folder.Address("plain.db")}"
            target: "{folder.Address("out.db")}"
            virtual-keys:
              - {"{"} table: child, columns: [parent], references: parent {"}"}
              - {"{"} table: parent, columns: [id] {"}"}
            """);

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, Query("out.db", "SELECT count(*) FROM child WHERE parent NOT IN (SELECT id FROM parent)"));
        Assert.Equal(0, Query("out.db", "SELECT count(*) FROM pragma_foreign_key_list('child')"));
        Assert.Equal(0, Query("out.db", "SELECT count(*) FROM (SELECT id FROM parent GROUP BY id HAVING count(*) > 1)"));
    }

    [Fact]
    public async Task Hooks_are_carried_out_on_the_target_before_and_after_all_else()
    {
        var file = Write($"""
            source: "{folder.AddLibrary()}"
            target: "{folder.Address("out.db")}"
            quality: fast
            hooks:
              before: ["CREATE TABLE early (n INTEGER)"]
              after: ["CREATE TABLE late AS SELECT count(*) AS loans FROM loan", "INSERT INTO early VALUES (7)"]
            """);

        var plan = await CliRun.Of("plan", "--config", file, "--output", "json");
        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Contains("CREATE TABLE early", plan.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Count("out.db", "loan"), Query("out.db", "SELECT loans FROM late"));
        Assert.Equal(7, Query("out.db", "SELECT n FROM early"));
    }

    [Fact]
    public async Task A_hook_that_fails_is_named_and_leaves_no_target()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"{folder.Address("out.db")}\"\nquality: fast\nhooks: {"{"} after: "
            + $"[\"SELECT 1\", \"FROB\"] {"}"}\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("statement 2 of hooks.after", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.db", folder.Names);
    }

    [Fact]
    public async Task Files_refuse_hooks_before_anything_is_written()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"csv:{folder.File("out")}\"\nquality: fast\nhooks: {"{"} after: "
            + $"[\"SELECT 1\"] {"}"}\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("files take no statements", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out", folder.Names);
    }

    [Fact]
    public async Task A_gate_of_the_file_removes_a_clone_that_does_not_pass()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"{folder.Address("out.db")}\"\nquality: fast\nevaluate: "
            + $"gate\ngates: [\"score>=1.5\"]\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("score ≥ 1.5", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.db", folder.Names);
    }

    [Fact]
    public async Task A_column_that_no_table_of_the_pattern_has_is_refused_with_a_suggestion()
    {
        var file = Write($"source: \"{folder.AddLibrary()}\"\ntarget: \"{folder.Address("out.db")}\"\ntables:\n  reader: {"{"} columns: "
            + $"{"{"} nam: {"{"} meaning: full-name {"}"} {"}"} {"}"}\n");

        var run = await CliRun.Of("clone", "--config", file, "--quiet");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("column nam of reader, which is not there. Did you mean name?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_writes_a_file_that_config_accepts_and_does_not_overwrite_it()
    {
        var path = folder.File("new.yaml");
        string[] arguments = ["init", "--source", folder.AddLibrary(), "--file", path];

        Assert.Equal(0, (await CliRun.Of(arguments)).ExitCode);
        Assert.Equal(0, (await CliRun.Of("config", "--config", path)).ExitCode);
        Assert.Equal(4, (await CliRun.Of(arguments)).ExitCode);
        Assert.Equal(0, (await CliRun.Of([.. arguments, "--replace"])).ExitCode);
    }

    [Fact]
    public async Task A_wrong_file_is_a_matter_of_usage()
    {
        var run = await CliRun.Of("clone", "--config", Write("tabels: {}\n"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean tables?", run.Error, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = folder.File("synth.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private long Count(string database, string table) => Query(database, $"SELECT count(*) FROM {table}");

    private long Query(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={folder.File(database)};Pooling=False");
        connection.Open();
        return connection;
    }
}
