using System.Runtime.CompilerServices;
using Synth.Cli.Failures;
using Xunit;

namespace Synth.Cli.Tests.Help;

public sealed class HelpTests
{
    [Theory]
    [InlineData("synth")]
    [InlineData("clone")]
    [InlineData("inspect")]
    [InlineData("fit")]
    [InlineData("generate")]
    [InlineData("plan")]
    [InlineData("refresh")]
    [InlineData("rollback")]
    [InlineData("verify")]
    [InlineData("doctor")]
    [InlineData("demo")]
    [InlineData("init")]
    [InlineData("config")]
    [InlineData("evaluate")]
    [InlineData("model")]
    [InlineData("model show")]
    [InlineData("serve")]
    [InlineData("worker")]
    public async Task Help_is_as_the_golden_file_has_it(string command)
    {
        string[] arguments = command == "synth" ? ["--help"] : [.. command.Split(' '), "--help"];

        var run = await CliRun.Of(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(ReadGolden($"{command.Replace(' ', '-')}.txt", run.Output), run.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Help_is_shown_whatever_else_is_wrong() =>
        Assert.Equal(0, (await CliRun.Of("clone", "--sorce", "x", "--help")).ExitCode);

    [Fact]
    public async Task The_root_help_documents_every_exit_code()
    {
        var run = await CliRun.Of("--help");

        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Matches($@"(?m)^  {(int)code} ", run.Output));
    }

    // SYNTH_UPDATE_GOLDEN=1 writes the files anew; what changed is then seen in the diff.
    private static string ReadGolden(string name, string current, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, current);
        }

        return File.ReadAllText(path);
    }
}
