using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class EvaluateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_report_without_a_model_says_that_its_rules_are_not_known()
    {
        var source = folder.AddLibrary();

        var run = await CliRun.Of(
            "evaluate", "--source", source, "--synthetic", source, "--budget", "quick", "--report", folder.File("report"), "--quiet");

        Assert.Equal("", run.Error);
        var page = File.ReadAllText(folder.File("report/report.html"));
        Assert.Contains("Not known, since the model was not at hand", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_with_the_model_tells_what_it_says_of_itself()
    {
        var (source, model) = (folder.AddLibrary(), folder.File("library.synth"));
        Assert.Equal(0, (await CliRun.Of("fit", "--source", source, "--model", model, "--quiet")).ExitCode);

        var run = await CliRun.Of(
            "evaluate", "--source", source, "--synthetic", source, "--model", model, "--budget", "quick", "--report", folder.File("report"),
            "--quiet");

        Assert.Equal("", run.Error);
        var page = File.ReadAllText(folder.File("report/report.html"));
        Assert.DoesNotContain("the model was not at hand", page, StringComparison.Ordinal);
        Assert.Contains("only strong dependences", page, StringComparison.Ordinal);
    }
}
