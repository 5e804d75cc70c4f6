using Microsoft.Extensions.Time.Testing;
using Synth.Cluster.Messages;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Tests;

public sealed class StatusViewTests
{
    private static readonly TableName Orders = new("orders");

    private readonly FakeTimeProvider clock = new();
    private readonly Watcher watcher = new();

    [Fact]
    public void Partitions_and_rows_a_second_are_those_of_all_workers()
    {
        var view = View();
        view.Show(Loading(done: 1, leased: 2, rows: 1000));
        clock.Advance(TimeSpan.FromSeconds(4));
        view.Show(Loading(done: 3, leased: 2, rows: 9000));
        Assert.Equal([new SharedLoad(3, 1, 2, 7, 0), new SharedLoad(3, 3, 2, 5, 2000)], watcher.Loads);
        Assert.Equal([1000, 9000], watcher.Rows);
    }

    [Fact]
    public void Rows_a_second_forget_what_is_long_ago_and_never_run_backwards()
    {
        var view = View();
        view.Show(Loading(1, 1, rows: 0));
        for (var second = 1; second <= 60; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            view.Show(Loading(1, 1, rows: second <= 30 ? 100_000 * second : 3_000_000));
        }

        Assert.Equal(0, watcher.Loads[^1].RowsPerSecond);
        Assert.Equal(100_000, watcher.Loads[30].RowsPerSecond);
        view.Show(Loading(1, 1, rows: 10));
        Assert.Equal(0, watcher.Loads[^1].RowsPerSecond);
    }

    [Fact]
    public void Nothing_is_shared_before_and_after_the_load()
    {
        var view = View();
        view.Show(new RunStatus(RunPhase.Preparing));
        view.Show(new RunStatus(RunPhase.Finishing, Stage: RunStage.CompleteSchema));
        Assert.Empty(watcher.Loads);
    }

    private static RunStatus Loading(int done, int leased, long rows) => new(
        RunPhase.Loading, "run", 3, done, leased, PartitionCount: 10, Rows: [new TableRowCount(null, "orders", rows)]);

    private StatusView View() => new(watcher, new Dictionary<TableName, long> { [Orders] = 10_000_000 }, clock);

    private sealed class Watcher : IRunObserver
    {
        public List<SharedLoad> Loads { get; } = [];

        public List<long> Rows { get; } = [];

        public void OnStage(RunStage stage)
        {
        }

        public void OnRows(RunStage stage, TableName table, long done, long total) => Rows.Add(done);

        public void OnStep(RunStage stage, int done, int total)
        {
        }

        public void OnSharedLoad(SharedLoad load) => Loads.Add(load);
    }
}
