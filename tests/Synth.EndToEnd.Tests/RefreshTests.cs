using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>A refresh puts a whole new generation in the place of the last one, or leaves that as it was.</summary>
public sealed class RefreshTests(Engines engines) : IDisposable
{
    private static readonly EngineName[] Replaced = [EngineName.Sqlite, EngineName.PostgreSql, EngineName.MySql];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-refresh-");

    public static TheoryData<EngineName, RunStage> Stages
    {
        get
        {
            var stages = new TheoryData<EngineName, RunStage>();
            foreach (var engine in Replaced)
            {
                foreach (var stage in Enum.GetValues<RunStage>().Where(stage => stage != RunStage.ReadEvaluated))
                {
                    stages.Add(engine, stage);
                }
            }

            return stages;
        }
    }

    private RefreshOptions Options => new()
    {
        Run = Clone.Options with { Evaluation = new EvaluationSettings { RemovesFailed = false } },
        ModelPath = Path.Combine(folder.FullName, "model.synth"),
        Refits = true,
        RetryDelay = TimeSpan.Zero,
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [HardCase("H33")]
    [MemberData(nameof(Stages))]
    public async Task A_refresh_that_fails_leaves_the_old_rows_and_the_next_one_succeeds(EngineName engine, RunStage stage)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await RefreshAsync(source, target, seed: 1);
        var (before, contents) = (await target.DumpAsync(), await target.ContentsAsync());

        var observer = new StageObserver(stage, () => throw new InvalidDataException("stop"));
        await Assert.ThrowsAsync<InvalidDataException>(() => RefreshAsync(source, target, seed: 2, observer));

        Assert.Equal(before, await target.DumpAsync());
        Assert.Equal(contents, await target.ContentsAsync());
        var result = await RefreshAsync(source, target, seed: 2);
        await CloneAssert.CompleteAsync(result.Run, target);
        Assert.NotEqual(before, await target.DumpAsync());
        Assert.NotNull(result.Replaced);
    }

    [Theory]
    [HardCase("H33")]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task A_fault_that_passes_is_tried_again(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await RefreshAsync(source, target, seed: 1);
        var observer =
            new StageObserver(RunStage.CompleteSchema, () => throw new ConnectionException("The server is going down.", isTransient: true));

        var result = await RefreshAsync(source, target, seed: 2, observer);

        Assert.Equal(2, result.Attempts);
        await CloneAssert.CompleteAsync(result.Run, target);
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task Views_triggers_and_routines_work_after_a_refresh_and_after_a_rollback(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await RefreshAsync(source, target, seed: 1);
        await AssertProgramsWorkAsync(target);

        await RefreshAsync(source, target, seed: 2);
        await AssertProgramsWorkAsync(target);
        await new RollbackRun(SilentObserver.Instance).RollBackAsync(target.Endpoint, CancellationToken.None);

        Assert.Equal(["31"], await target.QueryAsync("SELECT count(*) FROM audit"));
        await target.ExecuteAsync("INSERT INTO purchases VALUES (90002, 999)");
        Assert.Equal(["32"], await target.QueryAsync("SELECT count(*) FROM audit"));
        Assert.Equal(["90002"], await target.QueryAsync("SELECT max(id) FROM a_larger"));
    }

    [Theory]
    [InlineData(EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task A_catalog_that_did_not_change_has_not_drifted(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, EngineSchemas.ViewsTriggersAndRoutines.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await RefreshAsync(source, target, seed: 1);
        var run = new RefreshRun(Options, SilentObserver.Instance, TimeProvider.System);
        Assert.Empty(await run.CheckAsync(source.Endpoint, CancellationToken.None));

        await source.ExecuteAsync("ALTER TABLE audit ADD COLUMN remark INTEGER");

        Assert.Contains(await run.CheckAsync(source.Endpoint, CancellationToken.None), entry => entry.Kind == DriftKind.Added
            && entry.Subject.EndsWith("column remark", StringComparison.Ordinal));
        await Assert.ThrowsAsync<DriftException>(() => RefreshAsync(source, target, seed: 2));
        Assert.Equal(FitReason.Drifted, (await RefreshAsync(source, target, seed: 2, policy: DriftPolicy.Auto)).Fit);
        Assert.Empty(await run.CheckAsync(source.Endpoint, CancellationToken.None));
    }

    private static async Task AssertProgramsWorkAsync(ScratchDatabase target)
    {
        Assert.Equal(["30"], await target.QueryAsync("SELECT count(*) FROM audit"));
        await target.ExecuteAsync("INSERT INTO purchases VALUES (90001, 999)");
        Assert.Equal(["31"], await target.QueryAsync("SELECT count(*) FROM audit"));
        Assert.Equal(["90001"], await target.QueryAsync("SELECT max(id) FROM a_larger"));
    }

    private Task<RefreshResult> RefreshAsync(
        ScratchDatabase source, ScratchDatabase target, long seed, IRunObserver? observer = null, DriftPolicy policy = DriftPolicy.Halt) =>
        new RefreshRun(Options with { Run = Options.Run with { Seed = seed }, Drift = policy }, observer
            ?? SilentObserver.Instance, TimeProvider.System)
            .RunAsync(source.Endpoint, target.Endpoint, CancellationToken.None);
}
