using System.Diagnostics;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Makes activities and figures of what a run tells, and passes it on. Stages follow each other; disposing ends the last one.
/// </summary>
internal sealed class TracedObserver(IRunObserver observer, TimeProvider clock) : IRunObserver, IDisposable
{
    private readonly Lock counting = new();
    private readonly Dictionary<(RunStage Stage, TableName Table), long> counted = [];
    private readonly Activity? run = Activity.Current;
    private Activity? current;
    private (RunStage Stage, long Start)? begun;

    /// <inheritdoc/>
    public void OnStage(RunStage stage)
    {
        lock (counting)
        {
            End();
            begun = (stage, clock.GetTimestamp());
            current = RunTelemetry.Source.StartActivity(stage.ToString(), ActivityKind.Internal, run?.Context ?? default);
            // What the stage's threads start belongs to the run, not to whichever stage this thread saw last.
            Activity.Current = run;
        }

        observer.OnStage(stage);
    }

    /// <inheritdoc/>
    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        lock (counting)
        {
            var before = counted.GetValueOrDefault((stage, table));
            counted[(stage, table)] = done;
            if (done > before)
            {
                RunTelemetry.Count(stage, table.ToString(), done - before);
            }
        }

        observer.OnRows(stage, table, done, total);
    }

    /// <inheritdoc/>
    public void OnStep(RunStage stage, int done, int total) => observer.OnStep(stage, done, total);

    /// <inheritdoc/>
    public void OnSharedFit(SharedFit fit) => observer.OnSharedFit(fit);

    /// <inheritdoc/>
    public void OnSharedLoad(SharedLoad load) => observer.OnSharedLoad(load);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (counting)
        {
            End();
        }
    }

    private void End()
    {
        current?.Dispose();
        current = null;
        if (begun is { } stage)
        {
            RunTelemetry.Record(stage.Stage, clock.GetElapsedTime(stage.Start).TotalSeconds);
        }

        begun = null;
    }
}
