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

        Assert.Equal(["Generating and loading rows", "  orders: 2,000 of 2,000 rows", "Verifying integrity", ""], writer.ToString()
            .Split(Environment.NewLine));
    }

    [Fact]
    public void A_load_that_workers_share_is_a_line_when_one_joins_and_when_the_last_partition_is_loaded()
    {
        using var writer = new StringWriter();
        var progress = new PlainProgress(writer, TimeProvider.System);
        foreach (var load in SharedLoads)
        {
            progress.OnSharedLoad(load);
        }

        Assert.Equal(
            [
                "  1 worker, partitions: 0 loaded, 1 being loaded, 5 left",
                "  2 workers, partitions: 1 loaded, 2 being loaded, 3 left, 120,000 rows/s",
                "  2 workers, partitions: 6 loaded, 0 being loaded, 0 left, 130,000 rows/s",
                "",
            ],
            writer.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void A_fit_that_workers_help_with_is_a_line_when_one_joins_or_is_sent_away_and_when_it_is_over()
    {
        using var writer = new StringWriter();
        var progress = new PlainProgress(writer, TimeProvider.System);
        progress.OnSharedFit(new SharedFit(0, 1, 0));
        progress.OnSharedFit(new SharedFit(0, 2, 0));
        progress.OnSharedFit(new SharedFit(0, 2, 0, "b does not help with the fit. It has read other rows."));
        progress.OnSharedFit(new SharedFit(1, 3, 1));
        progress.OnSharedFit(new SharedFit(1, 9, 8));
        progress.OnSharedFit(new SharedFit(1, 9, 9, IsOver: true));
        Assert.Equal(
            [
                "  0 workers help, pieces: 1 made here, 0 by others",
                "  b does not help with the fit. It has read other rows.",
                "  1 worker helps, pieces: 3 made here, 1 by others",
                "  1 worker helps, pieces: 9 made here, 9 by others",
                "",
            ],
            writer.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void A_fit_that_workers_help_with_is_told_to_programs_in_parts()
    {
        using var writer = new StringWriter();
        new JsonProgress(writer, TimeProvider.System).OnSharedFit(new SharedFit(2, 30, 40));
        Assert.Contains("\"Helpers\":2,\"MadeHere\":30,\"MadeElsewhere\":40", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_that_workers_share_is_told_to_programs_in_parts()
    {
        using var writer = new StringWriter();
        new JsonProgress(writer, TimeProvider.System).OnSharedLoad(SharedLoads[1]);
        Assert.Contains(
            "\"Workers\":2,\"PartitionsDone\":1,\"PartitionsLeased\":2,\"PartitionsLeft\":3,\"RowsPerSecond\":120000",
            writer.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_progress_shows_workers_and_partitions_beside_the_stage()
    {
        var console = new TestConsole().Width(200).Interactive().EmitAnsiSequences();
        await new LiveProgress(console).RunAsync(async observer =>
        {
            observer.OnStage(RunStage.Load);
            observer.OnSharedLoad(SharedLoads[1]);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Contains("2 workers, partitions: 1 loaded, 2 being loaded, 3 left", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_progress_gives_back_what_the_work_gives()
    {
        var console = new TestConsole().Interactive().EmitAnsiSequences();

        Assert.Equal(42, await new LiveProgress(console).RunAsync(Work));
        Assert.Contains("Generating and loading rows", console.Output, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SharedLoad> SharedLoads =>
    [
        new(1, 0, 1, 5, 0), new(2, 1, 2, 3, 120_000), new(2, 2, 2, 2, 125_000), new(2, 6, 0, 0, 130_000),
    ];

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
