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

    [Fact]
    public async Task A_bound_on_a_table_that_is_not_there_is_refused_with_the_one_that_was_meant()
    {
        var source = folder.AddLibrary();

        var run = await CliRun.Of("evaluate", "--source", source, "--synthetic", source, "--gate", "reeder:detection.rows<=0.7", "--quiet");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("about reeder, which is no table that is evaluated. Did you mean reader?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_on_what_cannot_be_measured_fails_and_says_so()
    {
        var source = folder.AddLibrary();

        var run = await CliRun.Of(
            "evaluate", "--source", source, "--synthetic", source, "--budget", "quick", "--gate", "loan:privacy.membership<=0.6",
            "--quiet");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains(
            "FAILED: loan:privacy.membership ≤ 0.6 (nothing that it asks for was measured", run.Output, StringComparison.Ordinal);
    }
}
