using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>Partitions that go from hand to hand, while nobody can tell who is dead, slow or cut off.</summary>
public sealed class LeasedRunTests(Engines engines)
{
    private const string RunId = "a run";
    private const int Partitions = 4;

    // Some blocks of rows in each partition.
    private static readonly RunOptions Options = Clone.Options with { Scale = 110, Seed = 5 };

    public static TheoryData<EngineName> Fenced => [EngineName.PostgreSql, EngineName.MySql];

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task Partitions_loaded_by_several_holders_make_the_target_of_a_single_run(EngineName engine)
    {
        var model = await ModelAsync();
        await using var single = await engines.CreateAsync(engine);
        await Clone.GenerateAsync(model, single, Options);

        await using var target = await engines.CreateAsync(engine);
        await using var first = await JoinAsync(model, target);
        await using var second = await JoinAsync(model, target);
        var survey = await first.BeginAsync(RunId, Partitions, mayBegin: true, CancellationToken.None);
        Assert.Equal((RunId, Partitions, 0), (survey!.RunId, survey.PartitionCount, survey.Complete.Count));
        await Task.WhenAll(LoadAsync(first, 1, 0, 3), LoadAsync(second, 3, 1, 2));
        Assert.Equal([0, 1, 2, 3], (await second.BeginAsync(RunId, Partitions, mayBegin: true, CancellationToken.None))!.Complete);

        var result = await first.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        await CloneAssert.CompleteAsync(result, target, Options.Scale);
        Assert.Equal(await single.DumpAsync(), await target.DumpAsync());
        Assert.Equal((await single.ContentsAsync()).Order(), (await target.ContentsAsync()).Order());
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task Who_lost_a_partition_in_the_midst_of_it_is_refused_and_no_row_is_there_twice(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await using var slow = await JoinAsync(model, target);
        await using var other = await JoinAsync(model, target);
        await slow.BeginAsync(RunId, 1, mayBegin: true, CancellationToken.None);
        var taking = new StageObserver(RunStage.Load, () => LoadAsync(other, 2, [new Engine.Partition(0, 1)]).GetAwaiter().GetResult());
        await Assert.ThrowsAsync<LeaseLostException>(() => slow.LoadAsync(new Engine.Partition(0, 1), 1, taking, CancellationToken.None));
        await Assert.ThrowsAsync<LeaseLostException>(() => LoadAsync(slow, 1, [new Engine.Partition(0, 1)]));

        var result = await other.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        await CloneAssert.CompleteAsync(result, target, Options.Scale);
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task A_token_is_good_for_one_holder(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await using var first = await JoinAsync(model, target);
        await using var second = await JoinAsync(model, target);
        await first.BeginAsync(RunId, Partitions, mayBegin: true, CancellationToken.None);
        await LoadAsync(first, 7, [new Engine.Partition(0, Partitions)]);
        await Assert.ThrowsAsync<LeaseLostException>(() => LoadAsync(second, 7, [new Engine.Partition(0, Partitions)]));
        Assert.Equal(7, (await second.BeginAsync(RunId, Partitions, mayBegin: false, CancellationToken.None))!.NewestToken);
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task Who_finishes_ends_sessions_that_stand_still(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await using var still = await JoinAsync(model, target);
        await using var other = await JoinAsync(model, target);
        await still.BeginAsync(RunId, 1, mayBegin: true, CancellationToken.None);
        await LoadAsync(still, 1, [new Engine.Partition(0, 1)]);

        // The session is still open, as that of a stopped process would be.
        var result = await other.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        await CloneAssert.CompleteAsync(result, target, Options.Scale);
        await Assert.ThrowsAnyAsync<SynthException>(() => LoadAsync(still, 2, [new Engine.Partition(0, 1)]));
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task A_finish_that_is_interrupted_goes_on_and_one_that_is_done_is_found_done(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await using var run = await JoinAsync(model, target);
        await run.BeginAsync(RunId, 1, mayBegin: true, CancellationToken.None);
        await LoadAsync(run, 1, [new Engine.Partition(0, 1)]);
        for (var step = 2; step <= 4; step++)
        {
            var failing = new StepObserver(step, () => throw new InvalidDataException("stop"));
            await Assert.ThrowsAsync<InvalidDataException>(() => run.FinishAsync(RunId, failing, CancellationToken.None));
        }

        var result = await run.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        var again = await run.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        Assert.Equal(result.Tables, again.Tables);
        Assert.Equal(result.Certificate, again.Certificate);
        Assert.True((await run.BeginAsync(RunId, 1, mayBegin: true, CancellationToken.None))!.IsPublished);
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task A_run_that_is_gone_does_not_begin_again_by_itself(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        await using var run = await JoinAsync(model, target);
        Assert.Null(await run.BeginAsync(RunId, 1, mayBegin: false, CancellationToken.None));
        Assert.Empty(await target.ContentsAsync());
    }

    [Fact]
    public async Task A_replacement_is_built_beside_and_swapped_in()
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        await using var run = await JoinAsync(model, target);
        await run.BeginAsync(RunId, 1, mayBegin: true, CancellationToken.None);
        await LoadAsync(run, 1, [new Engine.Partition(0, 1)]);
        await run.FinishAsync(RunId, SilentObserver.Instance, CancellationToken.None);
        var before = await target.DumpAsync();

        await using var single = await engines.CreateAsync(EngineName.PostgreSql);
        var other = Options with { Seed = 6, Replacement = new ReplacementOptions() };
        await Clone.GenerateAsync(model, single, other);
        await using var replacing = await JoinAsync(model, target, other);
        await replacing.BeginAsync("another run", 2, mayBegin: true, CancellationToken.None);
        await LoadAsync(replacing, 1, [new Engine.Partition(1, 2)]);
        Assert.Equal(before, await target.DumpAsync());
        await using var joining = await JoinAsync(model, target, other);
        await LoadAsync(joining, 2, [new Engine.Partition(0, 2)]);
        await joining.FinishAsync("another run", SilentObserver.Instance, CancellationToken.None);
        Assert.Equal(await single.DumpAsync(), await target.DumpAsync());
        Assert.Empty(await target.QueryAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'synth' AND tablename <> 'run'"));
    }

    [Fact]
    public async Task An_engine_that_cannot_tell_holders_apart_is_refused()
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        await using var run = new LeasedRun(
            PackedModel.Of(model), target.Endpoint, LeasedRunOptions.Of(model, Options), TimeProvider.System);
        await Assert.ThrowsAsync<ConfigurationException>(() => run.OutlineAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_replacement_that_one_session_builds_is_refused_before_anything_is_touched()
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(EngineName.MySql);
        await using var run = await JoinAsync(model, target, Options with { Replacement = new ReplacementOptions() });
        await Assert.ThrowsAsync<ConfigurationException>(() => run.OutlineAsync(CancellationToken.None));
        Assert.Empty(await target.ContentsAsync());
    }

    private static async Task<LeasedRun> JoinAsync(RelationalModel model, ScratchDatabase target, RunOptions? options = null)
    {
        var run = new LeasedRun(
            PackedModel.Of(model), target.Endpoint, LeasedRunOptions.Of(model, options ?? Options), TimeProvider.System);
        await run.SettleAsync(CancellationToken.None);
        return run;
    }

    private static Task LoadAsync(LeasedRun run, long token, params int[] indexes) =>
        LoadAsync(run, token, indexes.Select(index => new Engine.Partition(index, Partitions)));

    private static async Task LoadAsync(LeasedRun run, long token, IEnumerable<Engine.Partition> partitions)
    {
        foreach (var partition in partitions)
        {
            await run.LoadAsync(partition, token++, SilentObserver.Instance, CancellationToken.None);
        }
    }

    private async Task<RelationalModel> ModelAsync()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, DriverTables.Sql);
        return await Clone.FitAsync(source, Options);
    }

    /// <summary>Does something at a step of completing the schema.</summary>
    private sealed class StepObserver(int step, Action act) : IRunObserver
    {
        public void OnStage(RunStage stage)
        {
        }

        public void OnRows(RunStage stage, TableName table, long done, long total)
        {
        }

        public void OnStep(RunStage stage, int done, int total)
        {
            if (stage == RunStage.CompleteSchema && done == step)
            {
                act();
            }
        }
    }
}
