using Synth.Engine;
using Synth.Modeling;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class ResumeTests(Engines engines)
{
    private static readonly RunOptions Options = Clone.Options with { Scale = 120, Seed = 5 };

    public static TheoryData<EngineName> Journaled => [EngineName.Sqlite, EngineName.PostgreSql, EngineName.MySql, EngineName.SqlServer];

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task A_run_that_is_interrupted_again_and_again_makes_the_target_of_a_single_run(EngineName engine)
    {
        var model = await ModelAsync();
        await using var single = await engines.CreateAsync(engine);
        await Clone.GenerateAsync(model, single, Options);

        await using var target = await engines.CreateAsync(engine);
        var interruptions = 0;
        for (var batches = 2; ; batches += 2)
        {
            using var stop = new CancellationTokenSource();
            var observer = new BatchObserver(batches, stop.Cancel);
            try
            {
                var result = await new PartitionedRun(Options, observer, TimeProvider.System)
                    .ResumeAsync(model, target.Endpoint, stop.Token);
                await CloneAssert.CompleteAsync(result, target, Options.Scale);
                break;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }

        Assert.True(interruptions > 1, "The run was too short to be interrupted.");
        Assert.Equal(await single.DumpAsync(), await target.DumpAsync());
        Assert.Equal((await single.ContentsAsync()).Order(), (await target.ContentsAsync()).Order());
    }

    [Theory]
    [MemberData(nameof(Journaled))]
    public async Task A_run_that_fails_while_the_schema_is_completed_goes_on_there(EngineName engine)
    {
        var model = await ModelAsync();
        await using var target = await engines.CreateAsync(engine);
        var failing = new StageObserver(RunStage.Verify, () => throw new InvalidDataException("stop"));
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new PartitionedRun(Options, failing, TimeProvider.System).ResumeAsync(model, target.Endpoint, CancellationToken.None));

        var loading = new BatchObserver(1, () => Assert.Fail("A row was loaded twice."));
        await CloneAssert.CompleteAsync(
            await new PartitionedRun(Options, loading, TimeProvider.System)
                .ResumeAsync(model, target.Endpoint, CancellationToken.None), target, Options.Scale);
    }

    private async Task<RelationalModel> ModelAsync()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, DriverTables.Sql);
        return await Clone.FitAsync(source, Options);
    }
}
