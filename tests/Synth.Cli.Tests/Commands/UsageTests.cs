using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Fact]
    public async Task An_unknown_option_suggests_the_nearest()
    {
        var run = await CliRun.Of("clone", "--sorce", "sqlite:shop.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no option --sorce. Did you mean --source?", run.Error, StringComparison.Ordinal);
        Assert.Contains("See synth clone --help.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clon")]
    [InlineData("clon", "--source", "sqlite:shop.db")]
    public async Task An_unknown_command_suggests_the_nearest(params string[] words)
    {
        var run = await CliRun.Of(words);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no command clon. Did you mean clone?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_an_error_that_names_one()
    {
        var run = await CliRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("synth demo", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seed", "abc", "--seed needs a whole number.")]
    [InlineData("--scale", "0,5", "--scale needs a number.")]
    [InlineData("--workers", "1.5", "--workers needs a whole number.")]
    [InlineData("--quality", "fasst", "--quality is one of fast, standard, best. Did you mean fast?")]
    [InlineData("--output", "xml", "--output is one of auto, plain, json.")]
    [InlineData("--scale", "20000", "it must be from 0.0001 to 10000")]
    [InlineData("--workers", "0", "it must be from 1 to 1024")]
    public async Task A_wrong_value_says_what_would_be_right(string option, string value, string message)
    {
        var run = await CliRun.Of("clone", "--source", "sqlite:a.db", "--target", "sqlite:b.db", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clone", "--source")]
    [InlineData("inspect", "--source")]
    public async Task A_missing_source_names_the_option_and_the_variables(string command, string option)
    {
        var run = await CliRun.Of(command);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.Contains("SYNTH_SOURCE", run.Error, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Source", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_to_standard_output_when_a_command_fails() =>
        Assert.Empty((await CliRun.Of("clone", "--output", "json")).Output);
}
