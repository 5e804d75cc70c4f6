using System.Text.Json.Nodes;
using Xunit;

namespace Synth.Cli.Tests.Progress;

public sealed class JsonLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Progress_is_one_document_a_line()
    {
        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", folder.Address("copy.db"), "--no-evaluate", "--log-format", "json");
        var lines = Lines(run.Error);

        Assert.Equal(0, run.ExitCode);
        Assert.All(lines, line => Assert.Equal("Information", line["LogLevel"]!.GetValue<string>()));
        Assert.All(lines, line => Assert.True(DateTimeOffset.TryParse(line["Timestamp"]!.GetValue<string>(), null, out _)));
        Assert.Contains(lines, line => line["State"]!["Stage"]!.GetValue<string>() == "Verify");
        var loaded = lines.Last(line => line["State"]!["Table"]?.GetValue<string>() == "reader");
        Assert.Equal(200, loaded["State"]!["Done"]!.GetValue<long>());
        Assert.Equal("reader: 200 of 200 rows", loaded["Message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_failure_is_a_document_too()
    {
        var run = await CliRun.Of("clone", "--source", folder.AddLibrary(),
            "--target", folder.Address("library.db"), "--log-format", "json");
        var line = Lines(run.Error)[^1];

        Assert.Equal(4, run.ExitCode);
        Assert.Equal("Error", line["LogLevel"]!.GetValue<string>());
        Assert.Equal(4, line["State"]!["ExitCode"]!.GetValue<int>());
        Assert.Contains("same database", line["Message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_forms_are_refused_with_a_suggestion()
    {
        var run = await CliRun.Of("verify", "--target", "sqlite:x.db", "--log-format", "jsn");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean json?", run.Error, StringComparison.Ordinal);
    }

    private static JsonNode[] Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
