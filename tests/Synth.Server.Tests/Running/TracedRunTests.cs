using System.Collections.Concurrent;
using System.Diagnostics;
using Synth.Connectors;
using Synth.Engine;
using Synth.Server.Running;
using Synth.Server.Store;

namespace Synth.Server.Tests;

public sealed class TracedRunTests : IDisposable
{
    private readonly JobFolder folder = new();
    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ActivityListener listener;

    public TracedRunTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_run_that_no_gate_let_pass_keeps_its_figures_and_has_failed_to_those_who_trace()
    {
        await using var daemon = await TestDaemon.StartAsync(
            folder.Configuration() with { Jobs = [folder.Job("judged", TestDaemon.Never)] });
        daemon.Runner.Result = new JobResult(5, Reports.WithScore(0.4)) { Failure = new SafetyException("A gate is not passed.") };
        var run = await daemon.RunAsync("judged");

        Assert.Equal((RunState.Failed, 0.4, true), (run.State, run.Score, run.HasReport));
        var traced = Assert.Single(ended, activity => activity.OperationName == "job judged");
        Assert.Equal((ActivityStatusCode.Error, nameof(SafetyException)), (traced.Status, traced.StatusDescription));
        Assert.Contains(ended, activity => activity.ParentSpanId == traced.SpanId && activity.OperationName == nameof(RunStage.Load));
    }
}
