using Synth.Connectors;
using Synth.Engine.Demo;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Demo;

public sealed class ShopWriteTests
{
    private static readonly RunMarker Marker = new("shop", 1, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), "0.1.0");

    private static readonly ConnectorCapabilities Capabilities =
        new()
        {
            ConstraintTiming = ConstraintTiming.AllWithTable,
            HasSchemas = false,
            ConcurrentReads = 1,
            ConcurrentLoads = 1,
            MaxIdentifierBytes = null
        };

    private readonly ShopDatabase shop = ShopDatabase.Create(new ShopOptions { Scale = 0.05, BatchSize = 50 }, CancellationToken.None);

    [Fact]
    public async Task Loads_all_rows_between_the_two_phases_and_publishes()
    {
        await using var target = new CollectingTarget();

        await shop.WriteAsync(target, Capabilities, Marker, null, TestContext.Current.CancellationToken);

        Assert.Equal(["begin", "BeforeLoad"], target.Events.Take(2));
        Assert.Equal(["AfterLoad", "publish"], target.Events.TakeLast(2));
        Assert.All(ShopDatabase.Schema.Tables, table => Assert.Equal(shop.CountRows(table.Name), target.Rows[table.Name.Name].Count));
    }

    [Fact]
    public async Task Loads_tables_into_their_counterparts_after_those_they_reference()
    {
        await using var target = new CollectingTarget();

        await shop.WriteAsync(target, Capabilities, Marker, null, TestContext.Current.CancellationToken);

        Assert.All(ShopDatabase.Schema.Tables, table => Assert.All(
            table.ForeignKeys.Where(key => key.ReferencedTable != table.Name),
            key => Assert.True(target.Events.IndexOf($"main.{key.ReferencedTable}") < target.Events.IndexOf($"main.{table.Name}"))));
    }

    [Fact]
    public async Task Progress_ends_with_all_rows_of_each_table()
    {
        await using var target = new CollectingTarget();
        var progress = new ListProgress();

        await shop.WriteAsync(target, Capabilities, Marker, progress, TestContext.Current.CancellationToken);

        Assert.All(progress.Reports.GroupBy(report => report.Table), reports =>
        {
            Assert.Equal(0, reports.First().LoadedRows);
            Assert.Equal(shop.CountRows(reports.Key), reports.Last().LoadedRows);
            Assert.Equal(shop.CountRows(reports.Key), reports.Last().TotalRows);
        });
        Assert.Equal(ShopDatabase.Schema.Tables.Count, progress.Reports.Select(report => report.Table).Distinct().Count());
    }

    [Fact]
    public async Task Cancellation_stops_at_the_next_batch_and_abandons_the_target()
    {
        using var cancellation = new CancellationTokenSource();
        var batches = 0;
        await using var target = new CollectingTarget { BeforeLoad = () => Cancel(++batches == 5, cancellation) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => shop.WriteAsync(target, Capabilities, Marker, null, cancellation.Token));

        Assert.Equal(5, batches);
        Assert.Equal("abandon", target.Events[^1]);
        Assert.DoesNotContain("publish", target.Events);
    }

    [Fact]
    public async Task A_refused_batch_abandons_the_target()
    {
        await using var target = new CollectingTarget { BeforeLoad = () => throw new LoadException("The disk is full; make room.") };

        await Assert.ThrowsAsync<LoadException>(
            () => shop.WriteAsync(target, Capabilities, Marker, null, TestContext.Current.CancellationToken));

        Assert.Equal("abandon", target.Events[^1]);
    }

    [Fact]
    public void Making_rows_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => ShopDatabase.Create(new ShopOptions(), new CancellationToken(canceled: true)));

    private static void Cancel(bool now, CancellationTokenSource cancellation)
    {
        if (now)
        {
            cancellation.Cancel();
        }
    }

    private sealed class ListProgress : IProgress<ShopProgress>
    {
        public List<ShopProgress> Reports { get; } = [];

        public void Report(ShopProgress value) => Reports.Add(value);
    }
}
