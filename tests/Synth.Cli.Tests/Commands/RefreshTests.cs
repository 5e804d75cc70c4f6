using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class RefreshTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string source;
    private readonly string target;

    public RefreshTests()
    {
        source = folder.AddLibrary();
        target = folder.Address("test.db");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_rows_take_the_place_of_the_last_ones_and_a_rollback_puts_those_back()
    {
        Assert.Equal(0, (await RefreshAsync("--seed", "1")).ExitCode);
        var first = Loans();
        var run = await RefreshAsync("--seed", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("synth rollback puts it back", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(first, Loans());

        Assert.Equal(0, (await CliRun.Of("rollback", "--target", target, "--quiet")).ExitCode);

        Assert.Equal(first, Loans());
        Assert.Equal(["library.db", "test.db", "test.db.synth-previous"], folder.Names);
    }

    [Fact]
    public async Task A_second_rollback_undoes_the_first()
    {
        await RefreshAsync("--seed", "1");
        await RefreshAsync("--seed", "2");
        var second = Loans();

        await CliRun.Of("rollback", "--target", target, "--quiet");
        await CliRun.Of("rollback", "--target", target, "--quiet");

        Assert.Equal(second, Loans());
    }

    [Fact]
    public async Task Without_a_previous_generation_a_rollback_is_refused()
    {
        await RefreshAsync();
        var before = Loans();

        Assert.Equal(4, (await CliRun.Of("rollback", "--target", target, "--quiet")).ExitCode);

        Assert.Equal(before, Loans());
        Assert.Equal(["library.db", "test.db"], folder.Names);
    }

    [Fact]
    public async Task Rows_that_came_or_went_are_drift_when_they_are_asked_for()
    {
        await RefreshAsync("--model", folder.File("m.synth"));
        using (var connection = Open("library.db"))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "DELETE FROM loan WHERE reader_id <= 80; INSERT INTO city VALUES (9, 'City 9')";
            command.ExecuteNonQuery();
        }

        Assert.Equal(0, (await CheckAsync()).ExitCode);
        var check = await CheckAsync("--drift-rows", "0.3");
        var halted = await RefreshAsync("--model", folder.File("m.synth"), "--drift-rows", "0.3");

        Assert.Equal((7, 7), (check.ExitCode, halted.ExitCode));
        Assert.Contains("changed: table loan: rows 401 → 240", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("table city", check.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CheckAsync("--drift-rows", "0")).ExitCode);

        Task<CliRun> CheckAsync(params string[] arguments) =>
            CliRun.Of(["refresh", "--source", source, "--model", folder.File("m.synth"), "--check", "--quiet", .. arguments]);
    }

    [Fact]
    public async Task Values_that_moved_are_drift_when_they_are_asked_for()
    {
        await RefreshAsync("--model", folder.File("m.synth"));
        Assert.Equal(0, (await CheckAsync("--drift-values", "0.1")).ExitCode);
        using (var connection = Open("library.db"))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE loan SET days = days + 60; UPDATE loan SET book = NULL WHERE reader_id % 2 = 0";
            command.ExecuteNonQuery();
        }

        Assert.Equal(0, (await CheckAsync()).ExitCode);
        File.WriteAllText(folder.File("drift.yaml"), "drift-values: 0.25");
        var check = await CheckAsync("--config", folder.File("drift.yaml"));
        var halted = await RefreshAsync("--model", folder.File("m.synth"), "--drift-values", "0.25");
        var refitted = await RefreshAsync("--model", folder.File("m.synth"), "--drift-values", "0.25", "--drift", "auto");

        Assert.Equal((7, 7, 0), (check.ExitCode, halted.ExitCode, refitted.ExitCode));
        Assert.Contains("changed: table loan, column days: distribution moved by ", check.Output, StringComparison.Ordinal);
        Assert.Matches("changed: table loan, column book: distribution moved by [0-9.]+ \\(distance [0-9.]+\\), missing in 0 → "
            + "[45][0-9.]* %", check.Output);
        Assert.DoesNotContain("table reader", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CheckAsync("--drift-values", "0.1")).ExitCode);
        Assert.Equal(2, (await CheckAsync("--drift-values", "0")).ExitCode);

        Task<CliRun> CheckAsync(params string[] arguments) =>
            CliRun.Of(["refresh", "--source", source, "--model", folder.File("m.synth"), "--check", "--quiet", .. arguments]);
    }

    [Fact]
    public async Task Families_are_added_to_the_rows_that_are_there()
    {
        Assert.Equal(0, (await RefreshAsync("--seed", "1", "--model", folder.File("model.synth"))).ExitCode);
        var before = Loans();

        var added = await CliRun.Of(
            "refresh", "--target", target, "--model", folder.File("model.synth"), "--seed", "1", "--append-families", "5",
            "--no-evaluate", "--output", "json", "--quiet");

        Assert.Equal((0, ""), (added.ExitCode, added.Error));
        Assert.Equal(5, JsonDocument.Parse(added.Output).RootElement.GetProperty("added").GetProperty("count").GetInt32());
        Assert.Equal(before, Loans().Take(before.Length));
        Assert.NotEqual(before, Loans());
    }

    [Theory]
    [InlineData("--append-families", "0")]
    [InlineData("--append-families", "author=many")]
    public async Task A_number_of_families_must_be_one(params string[] arguments) =>
        Assert.Equal(2, (await RefreshAsync(arguments)).ExitCode);

    [Fact]
    public async Task A_clone_may_replace_what_a_run_made_when_told_to()
    {
        await RefreshAsync("--seed", "1");
        var before = Loans();
        Assert.Equal(4, (await CloneAsync()).ExitCode);
        Assert.Equal(before, Loans());

        Assert.Equal(0, (await CloneAsync("--replace", "--seed", "2")).ExitCode);

        Assert.NotEqual(before, Loans());
    }

    [Fact]
    public async Task What_nobody_but_its_owner_made_is_replaced_only_when_its_name_is_confirmed()
    {
        Execute("CREATE TABLE mine (a INTEGER); INSERT INTO mine VALUES (7)");
        var refused = await CloneAsync("--replace");
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("--confirm test.db", refused.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await CloneAsync("--replace", "--confirm", "other.db")).ExitCode);
        Assert.Equal(2, (await CloneAsync("--confirm", "test.db")).ExitCode);
        Assert.Equal(["7"], Rows("SELECT a FROM mine"));

        Assert.Equal(0, (await CloneAsync("--replace", "--confirm", "test.db")).ExitCode);

        Assert.Equal(0, (await CliRun.Of("rollback", "--target", target, "--quiet")).ExitCode);
        Assert.Equal(["7"], Rows("SELECT a FROM mine"));
    }

    [Fact]
    public async Task A_table_that_was_added_to_a_clone_is_not_lost_without_being_asked_for()
    {
        await RefreshAsync();
        Execute("CREATE TABLE notes (a INTEGER)");

        var run = await RefreshAsync();

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("what no run of Synth made", run.Error, StringComparison.Ordinal);
        Assert.Empty(Rows("SELECT a FROM notes"));
        Assert.Equal(0, (await RefreshAsync("--confirm", "test.db")).ExitCode);
    }

    [Fact]
    public async Task A_gate_that_is_not_passed_keeps_the_old_rows()
    {
        await RefreshAsync("--seed", "1");
        var before = Loans();

        var run = await CliRun.Of(
            "refresh", "--source", source, "--target", target, "--quality", "fast",
            "--quiet", "--seed", "2", "--evaluate", "gate", "--gate", "score>=1.0");

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(before, Loans());
        Assert.Equal(["library.db", "test.db"], folder.Names);
    }

    [Fact]
    public async Task What_a_gate_stopped_can_be_looked_at_and_its_model_is_not_kept()
    {
        var run = await CliRun.Of(
            "refresh", "--source", source, "--target", target, "--quality", "fast", "--quiet", "--gate", "score>=1.0", "--output", "json",
            "--model", folder.File("m.synth"), "--report", folder.File("report"), "--junit", folder.File("gates.xml"));

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(["gates.xml", "library.db", "report"], folder.Names);
        Assert.Contains("<failure", File.ReadAllText(folder.File("gates.xml")), StringComparison.Ordinal);
        Assert.Equal(["report.html", "report.json"], Directory.GetFiles(folder.File("report")).Select(Path.GetFileName).Order());
        using var result = JsonDocument.Parse(run.Output);
        Assert.Contains(
            result.RootElement.GetProperty("tables").EnumerateArray(), table => table.GetProperty("table").GetString() == "loan");
    }

    [Fact]
    public async Task A_refresh_is_stopped_by_gates_unless_it_is_only_to_be_measured()
    {
        await RefreshAsync("--seed", "1");
        var before = Loans();
        Task<CliRun> EvaluatedAsync(params string[] arguments) => CliRun.Of([
            "refresh", "--source", source, "--target", target, "--quality", "fast", "--quiet", "--seed", "2", "--gate", "score>=1.0",
            .. arguments,
        ]);

        Assert.Equal(6, (await EvaluatedAsync()).ExitCode);
        Assert.Equal(before, Loans());
        Assert.Equal(0, (await EvaluatedAsync("--evaluate", "report")).ExitCode);
        Assert.NotEqual(before, Loans());
    }

    [Fact]
    public async Task A_kept_model_needs_no_source_and_gives_the_same_rows()
    {
        await RefreshAsync("--model", folder.File("m.synth"), "--seed", "1");
        var before = Loans();
        await RefreshAsync("--model", folder.File("m.synth"), "--seed", "2");
        File.Delete(folder.File("library.db"));

        var run = await CliRun.Of("refresh", "--target", target, "--model",
            folder.File("m.synth"), "--seed", "1", "--quiet", "--output", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, Loans());
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("none", document.RootElement.GetProperty("fit").GetString());
        Assert.Equal(
            ["fit", "drift", "replaced", "attempts", "added", "run"],
            document.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Drift_halts_with_its_own_exit_code_and_a_list()
    {
        await RefreshAsync("--model", folder.File("m.synth"));
        var before = Loans();
        ExecuteOnSource("ALTER TABLE reader ADD COLUMN note TEXT; DROP TABLE loan");

        var check = await CliRun.Of("refresh", "--source", source, "--model",
            folder.File("m.synth"), "--check", "--quiet", "--output", "json");
        var run = await RefreshAsync("--model", folder.File("m.synth"));

        var plan = await CliRun.Of("plan", "--source", source, "--model", folder.File("m.synth"), "--check", "--quiet", "--output", "json");

        Assert.Equal((7, 7), (check.ExitCode, run.ExitCode));
        Assert.Equal((7, check.Output), (plan.ExitCode, plan.Output));
        using var document = JsonDocument.Parse(check.Output);
        Assert.Equal(
            ["removed table loan", "added table reader, column note"],
            document.RootElement.GetProperty("drift").EnumerateArray()
                .Select(entry => $"{entry.GetProperty("kind").GetString()} {entry.GetProperty("subject").GetString()}"));
        Assert.Contains("gone: table loan", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Loans());
    }

    [Fact]
    public async Task Drift_is_followed_when_it_is_to_be()
    {
        await RefreshAsync("--model", folder.File("m.synth"));
        ExecuteOnSource("ALTER TABLE reader ADD COLUMN note TEXT");

        Assert.Equal(0, (await RefreshAsync("--model", folder.File("m.synth"), "--drift", "continue")).ExitCode);
        Assert.Empty(Rows("SELECT name FROM pragma_table_info('reader') WHERE name = 'note'"));
        Assert.Equal(0, (await RefreshAsync("--model", folder.File("m.synth"), "--drift", "auto")).ExitCode);
        Assert.Single(Rows("SELECT name FROM pragma_table_info('reader') WHERE name = 'note'"));
        Assert.Equal(0, (await CliRun.Of("refresh", "--source", source, "--model", folder.File("m.synth"), "--check", "--quiet")).ExitCode);
    }

    [Fact]
    public async Task An_old_model_is_fitted_again()
    {
        var model = folder.File("m.synth");
        await RefreshAsync("--model", model);
        File.SetLastWriteTimeUtc(model, DateTime.UnixEpoch);
        Assert.Contains("The kept model was used.", (await RefreshAsync("--model", model)).Output, StringComparison.Ordinal);

        var run = await RefreshAsync("--model", model, "--max-age", "7d");

        Assert.Contains("it had become too old", run.Output, StringComparison.Ordinal);
        Assert.True(File.GetLastWriteTimeUtc(model) > DateTime.UnixEpoch);
        Assert.Contains("as asked", (await RefreshAsync("--model", model, "--refit")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-age", "7d")]
    [InlineData("--max-age", "soon", "--model", "m.synth")]
    [InlineData("--retries", "21")]
    [InlineData("--drift", "ignore")]
    public async Task Options_that_cannot_be_are_told(params string[] arguments) =>
        Assert.Equal(2, (await RefreshAsync(arguments)).ExitCode);

    private Task<CliRun> RefreshAsync(params string[] arguments) =>
        CliRun.Of(["refresh", "--source", source, "--target", target, "--quality", "fast", "--no-evaluate", "--quiet", .. arguments]);

    private Task<CliRun> CloneAsync(params string[] arguments) =>
        CliRun.Of(["clone", "--source", source, "--target", target, "--quality", "fast", "--no-evaluate", "--quiet", .. arguments]);

    private string[] Loans() => Rows("SELECT * FROM loan");

    private string[] Rows(string sql)
    {
        using var connection = Open("test.db");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return [.. rows];
    }

    private void Execute(string sql) => Execute("test.db", sql);

    private void ExecuteOnSource(string sql) => Execute("library.db", sql);

    private void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={folder.File(file)};Pooling=False");
        connection.Open();
        return connection;
    }
}
