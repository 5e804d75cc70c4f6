using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Schema;
using Synth.Server.Running;

namespace Synth.Server.Tests;

/// <summary>A job's work as a test wants it: it waits at a gate if there is one, tells some progress, then succeeds or fails.</summary>
internal sealed class ScriptedRunner : IJobRunner
{
    private readonly Lock counting = new();
    private int running;

    /// <summary>What a run waits for; null not to wait.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>What a run fails with; null to succeed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How other processes are with its load; null where none share it.</summary>
    public SharedLoad? Shared { get; set; }

    /// <summary>What a run comes to.</summary>
    public JobResult Result { get; set; } = new(1234, null);

    /// <summary>How many runs began.</summary>
    public int Begun { get; private set; }

    /// <summary>The most runs that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public async Task<JobResult> RunAsync(JobSettings job, IRunObserver observer, CancellationToken cancellationToken)
    {
        lock (counting)
        {
            Begun++;
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        try
        {
            observer.OnStage(RunStage.Load);
            observer.OnRows(RunStage.Load, new TableName("orders"), 40, 100);
            if (Shared is { } shared)
            {
                observer.OnSharedLoad(shared);
            }

            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            observer.OnRows(RunStage.Load, new TableName("orders"), 100, 100);
            return Failure is { } failure ? throw failure : Result;
        }
        finally
        {
            lock (counting)
            {
                running--;
            }
        }
    }
}
