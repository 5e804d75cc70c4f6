using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class PartitionTests(Engines engines)
{
    // Some blocks of rows, but fewer than the most partitions.
    private static readonly RunOptions Options = Clone.Options with { Scale = 60, Seed = 5 };

    public static TheoryData<EngineName, int> Divisions => new MatrixTheoryData<EngineName, int>(
        [EngineName.Sqlite, EngineName.PostgreSql, EngineName.MySql, EngineName.SqlServer], [1, 3, 7]);

    public static TheoryData<EngineName> Journaled => [EngineName.Sqlite, EngineName.PostgreSql, EngineName.MySql, EngineName.SqlServer];

    [Theory]
    [MemberData(nameof(Divisions))]
    public async Task Partitions_loaded_in_any_order_make_the_target_of_a_single_run(EngineName engine, int count)
    {
        var model = await ModelAsync();
        await using var single = await engines.CreateAsync(engine);
        await Clone.GenerateAsync(model, single, Options);

        await using var target = await engines.CreateAsync(engine);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        for (var index = count - 1; index >= 0; index--)
        {
            await Run().LoadAsync(model, target.Endpoint, new Partition(index, count), CancellationToken.None);
        }

        var result = await Run().FinishAsync(model, target.Endpoint, CancellationToken.None);
        await CloneAssert.CompleteAsync(result, target, Options.Scale);
        Assert.Equal(await single.DumpAsync(), await target.DumpAsync());
        Assert.Equal((await single.ContentsAsync()).Order(), (await target.ContentsAsync()).Order());
    }

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task Partitions_are_loaded_at_once(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(index =>
            Run().LoadAsync(model, target.Endpoint, new Partition(index, 3), CancellationToken.None)));
        await CloneAssert.CompleteAsync(await Run().FinishAsync(model, target.Endpoint, CancellationToken.None), target, Options.Scale);
    }

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task A_partition_that_is_loaded_twice_is_there_once(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        var first = await Run().LoadAsync(model, target.Endpoint, Partition.Whole, CancellationToken.None);
        var second = await Run().LoadAsync(model, target.Endpoint, Partition.Whole, CancellationToken.None);
        Assert.Equal(first.Tables, second.Tables);
        await CloneAssert.CompleteAsync(await Run().FinishAsync(model, target.Endpoint, CancellationToken.None), target, Options.Scale);
    }

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task What_does_not_belong_together_is_refused(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await Assert.ThrowsAsync<SafetyException>(() => Run()
            .LoadAsync(model, target.Endpoint, new Partition(0, 2), CancellationToken.None));
        await Assert.ThrowsAsync<SafetyException>(() => Run().FinishAsync(model, target.Endpoint, CancellationToken.None));

        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Run().LoadAsync(model, target.Endpoint, new Partition(0, 2), CancellationToken.None);
        var otherSeed = new PartitionedRun(Options with { Seed = 6 }, SilentObserver.Instance, TimeProvider.System);
        await Assert.ThrowsAsync<SafetyException>(() =>
            otherSeed.LoadAsync(model, target.Endpoint, new Partition(1, 2), CancellationToken.None));
        await Assert.ThrowsAsync<SafetyException>(() => Run()
            .LoadAsync(model, target.Endpoint, new Partition(1, 3), CancellationToken.None));
        await Assert.ThrowsAsync<SafetyException>(() => Run().FinishAsync(model, target.Endpoint, CancellationToken.None));

        await Run().LoadAsync(model, target.Endpoint, new Partition(1, 2), CancellationToken.None);
        await CloneAssert.CompleteAsync(await Run().FinishAsync(model, target.Endpoint, CancellationToken.None), target, Options.Scale);
    }

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task A_run_that_begins_anew_removes_what_was_prepared(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await Run().PrepareAsync(model, target.Endpoint, CancellationToken.None);
        await Run().LoadAsync(model, target.Endpoint, new Partition(0, 2), CancellationToken.None);
        await CloneAssert.CompleteAsync(await Clone.GenerateAsync(model, target), target);
        await using var other = await engines.CreateAsync(engine);
        await Clone.GenerateAsync(model, other);
        Assert.Equal((await other.ContentsAsync()).Order(), (await target.ContentsAsync()).Order());
    }

    private static PartitionedRun Run() => new(Options, SilentObserver.Instance, TimeProvider.System);

    private async Task<RelationalModel> ModelAsync()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, DriverTables.Sql);
        return await Clone.FitAsync(source, Options);
    }
}
