using Spectre.Console.Testing;
using Synth.Cli.Progress;
using Synth.Engine;
using Synth.Schema;
using Xunit;

namespace Synth.Cli.Tests.Progress;

public sealed class ProgressTests
{
    private static readonly TableName Orders = new("orders");

    [Fact]
    public async Task Plain_progress_is_a_line_for_each_stage_and_finished_table()
    {
        using var writer = new StringWriter();

        await new PlainProgress(writer, TimeProvider.System).RunAsync(Work);

        Assert.Equal(["Generating and loading rows", "  orders: 2,000 of 2,000 rows", "Verifying integrity", ""], writer.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public async Task Live_progress_gives_back_what_the_work_gives()
    {
        var console = new TestConsole().Interactive().EmitAnsiSequences();

        Assert.Equal(42, await new LiveProgress(console).RunAsync(Work));
        Assert.Contains("Generating and loading rows", console.Output, StringComparison.Ordinal);
    }

    private static async Task<int> Work(IRunObserver observer)
    {
        observer.OnStage(RunStage.Load);
        observer.OnRows(RunStage.Load, Orders, 1000, 2000);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        observer.OnRows(RunStage.Load, Orders, 2000, 2000);
        observer.OnStage(RunStage.Verify);
        observer.OnStep(RunStage.Verify, 1, 1);
        return 42;
    }
}
