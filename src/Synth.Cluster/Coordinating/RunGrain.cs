using Synth.Cluster.Messages;

namespace Synth.Cluster.Coordinating;

/// <summary>
/// Holds the board of the run into one target. All of its state may be lost: the target has what matters, and members know the run.
/// </summary>
internal sealed class RunGrain(TimeProvider clock) : Grain, IRunGrain
{
    private RunBoard? board;

    public Task<string?> SubmitAsync(RunJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (board is { IsOver: false } current && current.Job.Key != job.Key)
        {
            return Task.FromResult<string?>(
                "The cluster is filling the target with another model, seed, scale or version. Wait for its end, or cancel it.");
        }

        // A run that is over is begun anew only by a new submission, not by a worker that reminds of it.
        if (board is null || (board.IsOver && board.Job.RunId != job.RunId))
        {
            board = new RunBoard(job, clock);
        }
        else if (job.MayBegin)
        {
            board.LetBegin();
        }

        return Task.FromResult<string?>(null);
    }

    public Task<RunJob?> FetchAsync(string runKey) => Task.FromResult(board?.Job.Key == runKey ? board.Job : null);

    public Task<Assignment> AskAsync(string worker, string? knownRunKey) => Task.FromResult(board switch
    {
        null => knownRunKey is null ? Assignment.Wait : Assignment.Remind,
        { IsOver: true } over => over.Job.Key == knownRunKey ? Assignment.Forget : Assignment.Wait,
        _ when board.Job.Key != knownRunKey => new Assignment(AssignmentKind.Fetch, board.Job.Key),
        _ => board.Next(worker),
    });

    public Task<bool> RenewAsync(long token, LeaseNews news) => Task.FromResult(board?.Renew(token, news) ?? false);

    public Task PreparedAsync(long token, PreparedRun prepared) => Tell(run => run.Prepare(token, prepared));

    public Task LoadedAsync(long token, LeaseNews news) => Tell(run => run.Load(token, news));

    public Task FinishedAsync(long token, FinishedRun finished) => Tell(run => run.Finish(token, finished));

    public Task FailedAsync(long token, Failure failure) => Tell(run => run.Fail(token, failure));

    public Task ForgetAsync(long token)
    {
        if (board?.Renew(token, LeaseNews.None) == true)
        {
            board = null;
        }

        return Task.CompletedTask;
    }

    public Task<RunStatus> WatchAsync(string runKey) => Task.FromResult(board?.Job.Key == runKey ? board.Status() : RunStatus.Unknown);

    public Task RejectAsync(string runKey, Failure failure)
    {
        if (board?.Job.Key == runKey)
        {
            board.End(failure);
        }

        return Task.CompletedTask;
    }

    public Task CancelAsync(string runKey) => RejectAsync(runKey, new Failure(
        FailureKind.Other, "The run was cancelled by who submitted it. What is loaded is kept; the same command goes on from there.", []));

    private Task Tell(Action<RunBoard> news)
    {
        if (board is not null)
        {
            news(board);
        }

        return Task.CompletedTask;
    }
}
