using System.Globalization;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Working;

/// <summary>What a worker does all the time: ask the coordinator for work, do it, tell what came of it.</summary>
/// <param name="target">Opens the target that this worker fills.</param>
/// <param name="coordinator">The coordinator of the runs into it.</param>
/// <param name="name">The worker's name, which no other has.</param>
/// <param name="workers">Threads.</param>
/// <param name="tell">Takes a line for people about what is done.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class WorkLoop(
    DatabaseEndpoint target, IRunGrain coordinator, string name, int workers, Action<string> tell, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FaultTime = TimeSpan.FromSeconds(1);

    private RunJob? job;
    private LeasedRun? run;

    /// <summary>Works until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var assignment = await coordinator.AskAsync(name, job?.Key).WaitAsync(cancellationToken).ConfigureAwait(false);
                await StepAsync(assignment, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
            {
                await Task.Delay(FaultTime, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => run?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task StepAsync(Assignment assignment, CancellationToken cancellationToken) => assignment.Kind switch
    {
        AssignmentKind.Wait => WaitAsync(cancellationToken),
        AssignmentKind.Forget => ForgetAsync(),
        AssignmentKind.Remind => coordinator.SubmitAsync(job! with { MayBegin = false }),
        AssignmentKind.Fetch => FetchAsync(assignment.RunKey!, cancellationToken),
        AssignmentKind.Prepare => HoldAsync(assignment, PrepareAsync, cancellationToken),
        AssignmentKind.Load => HoldAsync(assignment, LoadAsync, cancellationToken),
        AssignmentKind.Finish => HoldAsync(assignment, FinishAsync, cancellationToken),
        _ => throw new InvalidOperationException($"An unknown kind of work: {assignment.Kind}."),
    };

    // Who has nothing to do stays out of the way of who wants the target alone.
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await (run?.LeaveAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        await Task.Delay(IdleTime, clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task ForgetAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        (job, run) = (null, null);
    }

    private async Task FetchAsync(string runKey, CancellationToken cancellationToken)
    {
        await ForgetAsync().ConfigureAwait(false);
        if (await coordinator.FetchAsync(runKey).WaitAsync(cancellationToken).ConfigureAwait(false) is { } fetched)
        {
            var mine = new LeasedRun(fetched.ReadModel(), target, fetched.ToOptions(workers), clock);
            if (mine.Key != runKey)
            {
                throw new ClusterException(
                    "The run was submitted by another version of Synth. Give all members of a cluster the same one.");
            }

            try
            {
                await mine.SettleAsync(cancellationToken).ConfigureAwait(false);
                (job, run) = (fetched, mine);
            }
            catch (SynthException exception)
            {
                await coordinator.RejectAsync(runKey, Failure.Of(exception, AssignmentKind.Fetch)).ConfigureAwait(false);
            }
        }
    }

    // While the work is done, signs of life go to the coordinator; when it no longer knows the lease, the work is in vain.
    private async Task HoldAsync(
        Assignment assignment,
        Func<Assignment, LeaseProgress, CancellationToken, Task<Func<Task>>> work,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        job = job! with { RunId = assignment.RunId! };
        var progress = new LeaseProgress();
        var renewing = RenewAsync(assignment, progress, stop);
        Func<Task> report;
        try
        {
            report = await work(assignment, progress, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            report = () => coordinator.FailedAsync(assignment.Token, new Failure(FailureKind.Leaving, "The worker left.", []));
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception, assignment.Kind);
            tell($"{Describe(assignment)}: {failure.Message}");
            report = () => coordinator.FailedAsync(assignment.Token, failure);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
        }

        // A report that does not arrive is none: the lease expires, and the next holder finds in the target what is done.
        await GrainCalls.InsistAsync(report, job.Limits.LeaseTime, clock, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RenewAsync(Assignment assignment, LeaseProgress progress, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(job!.Limits.LeaseTime / 8, clock, stop.Token).ConfigureAwait(false);
                try
                {
                    if (!await coordinator.RenewAsync(assignment.Token, progress.News).WaitAsync(stop.Token).ConfigureAwait(false))
                    {
                        await stop.CancelAsync().ConfigureAwait(false);
                    }
                }
                catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
                {
                    // The work goes on: the target knows whether it may.
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task<Func<Task>> PrepareAsync(Assignment assignment, LeaseProgress progress, CancellationToken cancellationToken)
    {
        tell("Preparing the target");
        var survey = await run!.BeginAsync(
            assignment.RunId!, job!.Limits.PartitionsOf(run.BlockCount), job.MayBegin, cancellationToken).ConfigureAwait(false);
        return survey is null
            ? () => coordinator.ForgetAsync(assignment.Token)
            : () => coordinator.PreparedAsync(assignment.Token, PreparedRun.Of(survey));
    }

    private async Task<Func<Task>> LoadAsync(Assignment assignment, LeaseProgress progress, CancellationToken cancellationToken)
    {
        tell(Describe(assignment));
        var partition = new Engine.Partition(assignment.Partition, assignment.PartitionCount);
        await run!.LoadAsync(partition, assignment.Token, progress, cancellationToken).ConfigureAwait(false);
        return () => coordinator.LoadedAsync(assignment.Token, progress.News);
    }

    private async Task<Func<Task>> FinishAsync(Assignment assignment, LeaseProgress progress, CancellationToken cancellationToken)
    {
        tell("Completing, verifying and publishing the target");
        var result = await run!.FinishAsync(assignment.RunId!, progress, cancellationToken).ConfigureAwait(false);
        return () => coordinator.FinishedAsync(assignment.Token, FinishedRun.Of(result));
    }

    private static string Describe(Assignment assignment) => assignment.Kind == AssignmentKind.Load
        ? string.Create(CultureInfo.InvariantCulture, $"Loading partition {assignment.Partition + 1} of {assignment.PartitionCount}")
        : assignment.Kind.ToString();
}
