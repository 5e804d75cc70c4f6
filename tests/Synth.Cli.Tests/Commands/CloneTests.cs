using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class CloneTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Results_go_to_standard_output_and_progress_to_standard_error()
    {
        var run = await CliRun.Of("clone", "--source", folder.AddLibrary(), "--target", folder.Address("out.db"), "--quality", "fast");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"(?m)^reader +synthesized +200 +200 ", run.Output);
        Assert.Matches(@"(?m)^city +copied +8 +8 ", run.Output);
        Assert.Contains("foreign keys       2 of 2 kept", run.Output, StringComparison.Ordinal);
        Assert.Contains("seed 20240229", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.Contains("Reading the catalog", run.Error, StringComparison.Ordinal);
        Assert.Contains("reader: 200 of 200 rows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_with_all_that_scripts_need()
    {
        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", folder.Address("out.db"),
            "--quality", "fast", "--seed", "7", "--output", "json", "--quiet");

        Assert.Empty(run.Error);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["runId", "seed", "scale", "source", "target", "tables", "certificate", "losses", "evaluation", "seconds", "peakMemoryBytes"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(7, root.GetProperty("seed").GetInt64());
        Assert.Equal(folder.Address("library.db"), root.GetProperty("source").GetString());
        Assert.True(root.GetProperty("certificate").GetProperty("isKept").GetBoolean());
        var readers = root.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("table").GetString() == "reader");
        Assert.Equal(["table", "rows", "sourceRows", "syntheticRows", "seconds", "edgeCases"],
            readers.EnumerateObject().Select(property => property.Name));
        Assert.Equal(200, readers.GetProperty("syntheticRows").GetInt64());
    }

    [Fact]
    public async Task A_model_file_gives_the_same_rows_as_a_clone()
    {
        var source = folder.AddLibrary();
        string[] options = ["--quality", "fast", "--seed", "3", "--quiet"];

        Assert.Equal(0,
            (await CliRun.Of(["clone", "--source", source, "--target", folder.Address("clone.db"), "--scale", "0.5", .. options]))
                .ExitCode);
        Assert.Equal(0, (await CliRun.Of(["fit", "--source", source, "--model", folder.File("library.synth"), .. options])).ExitCode);
        Assert.Equal(0, (await CliRun.Of(
            "generate", "--model", folder.File("library.synth"), "--target",
            folder.Address("generated.db"), "--scale", "0.5", "--seed", "3", "--quiet")).ExitCode);

        Assert.Equal(ReadersOf("clone.db"), ReadersOf("generated.db"));
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        using var error = new CancellingWriter("Generating and loading rows", cancellation);
        var source = folder.AddLibrary();

        var run = await CliRun.Of(
            error, new Dictionary<string, string>(), cancellation.Token,
            "clone", "--source", source, "--target", folder.Address("out.db"), "--quality", "fast");

        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith($"Cancelled. Nothing was left behind.{Environment.NewLine}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["library.db"], folder.Names);
    }

    private string ReadersOf(string name)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File(name)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT group_concat(reader_id || name || city_id || joined, ';') FROM (SELECT * FROM reader ORDER BY reader_id)";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Cancels when a line is written.</summary>
    private sealed class CancellingWriter(string line, CancellationTokenSource cancellation) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value == line)
            {
                cancellation.Cancel();
            }
        }
    }
}
