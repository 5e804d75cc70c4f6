using System.Text.Json;
using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_readable_source_and_a_new_target_are_sound_and_nothing_is_written()
    {
        var run = await CliRun.Of("doctor", "--source", folder.AddLibrary(), "--target", folder.Address("out.db"), "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("3 of 3 tables can be read", run.Output, StringComparison.Ordinal);
        Assert.Contains("empty, a run may fill it", run.Output, StringComparison.Ordinal);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task A_used_target_would_be_refused()
    {
        var run = await CliRun.Of("doctor", "--target", folder.AddLibrary(), "--quiet", "--output", "json");

        Assert.Equal(4, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("source").ValueKind);
        Assert.Equal(3, document.RootElement.GetProperty("target").GetProperty("tables").GetInt32());
        Assert.False(document.RootElement.GetProperty("target").GetProperty("isFree").GetBoolean());
    }

    [Fact]
    public async Task A_target_that_a_run_has_filled_stands_in_no_way()
    {
        var (source, target) = (folder.AddLibrary(), folder.Address("out.db"));
        string[] addresses = ["--source", source, "--target", target];
        Assert.Equal(0, (await CliRun.Of(["clone", .. addresses, "--quality", "fast", "--no-evaluate", "--quiet"])).ExitCode);

        var run = await CliRun.Of(["doctor", .. addresses, "--quiet"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("holds 3 tables or views that Synth made: a refresh replaces them", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_cannot_be_read_are_named_and_no_value_of_them()
    {
        var files = folder.File("files");
        Assert.Equal(0,
            (await CliRun.Of("clone", "--source", folder.AddLibrary(), "--target", $"csv:{files}", "--quality", "fast", "--quiet"))
                .ExitCode);
        var rows = Path.Combine(files, "reader.csv");
        var lines = await File.ReadAllLinesAsync(rows, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(rows, [lines[0], "secret,secret,secret,secret", .. lines[1..]],
            TestContext.Current.CancellationToken);

        var run = await CliRun.Of("doctor", "--source", $"csv:{files}", "--quiet");

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Contains("2 of 3 tables can be read", run.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^  reader: ", run.Output);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_source_is_a_failed_connection_and_nothing_named_an_error_of_usage()
    {
        Assert.Equal(3, (await CliRun.Of("doctor", "--source", folder.Address("missing.db"))).ExitCode);
        Assert.Equal(2, (await CliRun.Of("doctor")).ExitCode);
    }

    [Fact]
    public async Task Databases_may_be_named_by_a_configuration()
    {
        File.WriteAllText(folder.File("synth.yaml"), $"source: '{folder.AddLibrary()}'\ntarget: '{folder.Address("out.db")}'\n");

        var run = await CliRun.Of("doctor", "--config", folder.File("synth.yaml"), "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("3 of 3 tables can be read", run.Output, StringComparison.Ordinal);
        Assert.Contains("empty, a run may fill it", run.Output, StringComparison.Ordinal);
    }
}
