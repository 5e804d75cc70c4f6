using Synth.Engine;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class InterruptionTests(Engines engines)
{
    private static readonly RunOptions Evaluated = Clone.Options with { Evaluation = new EvaluationSettings { RemovesFailed = false } };

    // A clone is evaluated by rows that pass through it: nothing is read for that. Drift and swaps are a refresh's.
    public static TheoryData<EngineName, RunStage> Stages
    {
        get
        {
            var stages = new TheoryData<EngineName, RunStage>();
            foreach (var engine in Enum.GetValues<EngineName>())
            {
                foreach (var stage in Enum.GetValues<RunStage>()
                    .Where(stage => stage is not (RunStage.ReadEvaluated or RunStage.CheckDrift or RunStage.Publish)))
                {
                    stages.Add(engine, stage);
                }
            }

            return stages;
        }
    }

    [Theory]
    [HardCase("H33")]
    [MemberData(nameof(Stages))]
    public async Task A_run_that_fails_leaves_nothing_and_the_next_one_succeeds(EngineName engine, RunStage stage)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        var observer = new StageObserver(stage, () => throw new InvalidDataException("stop"));
        await Assert.ThrowsAsync<InvalidDataException>(() => Clone.RunAsync(source, target, Evaluated, observer, CancellationToken.None));
        Assert.Empty(await target.ContentsAsync());
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }

    [Theory]
    [HardCase("H33")]
    [MemberData(nameof(Stages))]
    public async Task A_run_that_is_cancelled_leaves_nothing_and_the_next_one_succeeds(EngineName engine, RunStage stage)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        using var stop = new CancellationTokenSource();
        var observer = new StageObserver(stage, stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Clone.RunAsync(source, target, Evaluated, observer, stop.Token));
        Assert.Empty(await target.ContentsAsync());
        await CloneAssert.CompleteAsync(await Clone.RunAsync(source, target), target);
    }
}
