using Xunit;

namespace Synth.Cli.Tests.Commands;

public sealed class StrictTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_strict_run_with_a_loss_is_refused_before_anything_is_touched()
    {
        var run = await CliRun.Of("clone", "--source", folder.AddLibrary(), "--target", $"csv:{folder.File("out")}", "--quality", "fast", "--strict", "--quiet");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("SYN0010 table loan, ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["library.db"], folder.Names);
    }

    [Fact]
    public async Task What_the_configuration_acknowledges_does_not_stop_a_strict_run()
    {
        File.WriteAllText(folder.File("synth.yaml"), "acknowledge: [SYN0010]\n");

        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", $"csv:{folder.File("out")}", "--config", folder.File("synth.yaml"), "--quality", "fast",
            "--no-evaluate", "--strict", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_strict_run_without_losses_goes_through()
    {
        var run = await CliRun.Of(
            "clone", "--source", folder.AddLibrary(), "--target", folder.Address("out.db"), "--quality", "fast", "--no-evaluate", "--strict", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
