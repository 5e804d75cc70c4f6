using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class StrictTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_strict_run_with_a_loss_is_refused_before_anything_is_touched()
    {
        var run = await CliRun.Of("clone", "--source", folder.AddLibrary(), "--target",
            $"csv:{folder.File("out")}", "--quality", "fast", "--strict", "--quiet");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("SYN0010 table loan, ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_strict_run_is_refused_before_rows_are_read_and_a_model_is_fitted()
    {
        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", $"csv:{folder.File("out")}", "--quality", "fast", "--strict");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("Reading the catalog", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Fitting", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading rows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_preparation_with_a_loss_is_refused_too()
    {
        AddPagesWithAnIndexOfWords();
        var model = folder.File("notes.synth");
        var fit = await CliRun.Of("fit", "--source", folder.Address("notes.db"), "--model", model, "--quality", "fast", "--quiet");
        Assert.Equal((0, ""), (fit.ExitCode, fit.Error));
        var run = await CliRun.Of(
            "generate", "--model", model, "--target", folder.Address("out.db"), "--prepare", "--strict", "--quiet");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("SYN0011", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Names, name => name.StartsWith("out.db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_configuration_acknowledges_does_not_stop_a_strict_run()
    {
        File.WriteAllText(folder.File("synth.yaml"), "acknowledge: [SYN0010]\n");

        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", $"csv:{folder.File("out")}",
            "--config", folder.File("synth.yaml"), "--quality", "fast",
            "--no-evaluate", "--strict", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_strict_run_without_losses_goes_through()
    {
        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", folder.Address("out.db"),
            "--quality", "fast", "--no-evaluate", "--strict", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    // No target has the virtual table.
    private void AddPagesWithAnIndexOfWords()
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("notes.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE pages (id INTEGER PRIMARY KEY, n INTEGER); INSERT INTO pages VALUES (1, 2), (2, 3); "
            + "CREATE VIRTUAL TABLE words USING fts5 (body)";
        command.ExecuteNonQuery();
    }
}
