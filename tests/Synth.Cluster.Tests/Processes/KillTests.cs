using System.Globalization;
using Synth.Data;

namespace Synth.Cluster.Tests.Processes;

/// <summary>
/// Whole runs during which something happens to a worker, or to who submitted the run, at a random moment: it is killed, stopped for a
/// while, or cut off from the membership store. <c>SYNTH_TEST_KILLS</c> says how many runs there are, and <c>SYNTH_TEST_PAUSE</c> how many
/// seconds one stands still.
/// </summary>
[Collection("Processes")]
public sealed class KillTests(ClusterPlace place)
{
    private const int WorkerCount = 3;

    // As long as such a run takes on an idle machine, so that also its end is met.
    private const int LatestMilliseconds = 20_000;

    private static readonly RandomStream Chance = RandomStream.FromSeed(9);

    public static TheoryData<TargetEngine, int> Runs => new MatrixTheoryData<TargetEngine, int>(
        [TargetEngine.PostgreSql, TargetEngine.MySql], [.. Enumerable.Range(0, Setting("SYNTH_TEST_KILLS", 3))]);

    private static TimeSpan Pause => TimeSpan.FromSeconds(Setting("SYNTH_TEST_PAUSE", 15));

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Whatever_happens_to_a_process_the_rows_are_those_of_a_single_run(TargetEngine engine, int run)
    {
        var chance = Chance.Derive(run);
        await using var cluster = await place.CreateAsync(engine);
        await using var way = new CutConnection(place.RedisPort);
        var workers = new List<ProgramProcess> { await cluster.JoinAsync(way.Port) };
        while (workers.Count < WorkerCount)
        {
            workers.Add(await cluster.JoinAsync());
        }

        var submitter = cluster.Submit();
        await Task.Delay((int)chance.Below(0, LatestMilliseconds), TestContext.Current.CancellationToken);
        var victim = workers[(int)chance.Below(1, WorkerCount)];
        switch (run % 4)
        {
            case 0:
                victim.Signal("KILL");
                await cluster.JoinAsync();
                break;
            case 1:
                victim.Signal("STOP");
                await Task.Delay(Pause, TestContext.Current.CancellationToken);
                victim.Signal("CONT");
                break;
            case 2:
                way.Cut();
                await Task.Delay(Pause, TestContext.Current.CancellationToken);
                way.Mend();
                break;
            default:
                // The run goes on without who submitted it; who submits it again sees its end, or is told that it is there.
                submitter.Signal("KILL");
                await submitter.WaitAsync();
                await AssertFoundAsync(cluster);
                return;
        }

        await cluster.AssertDoneAsync(submitter);
    }

    private async Task AssertFoundAsync(TestCluster cluster)
    {
        var again = cluster.Submit();
        if (await again.WaitAsync() == 4)
        {
            Assert.Contains("is not empty", again.Said, StringComparison.Ordinal);
            var engine = TargetServers.EngineOf(cluster.Target);
            Assert.Equal(await place.ExpectedAsync(engine), await TargetContent.ReadAsync(cluster.Target));
            return;
        }

        await cluster.AssertDoneAsync(again);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
