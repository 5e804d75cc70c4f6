using Synth.Cluster.Messages;

namespace Synth.Cluster.Coordinating;

/// <summary>
/// Hands out the work of one run: first one worker prepares the target, then many load partitions, then one finishes. Nothing here has to
/// be right for the rows to be: the target itself refuses whoever holds an older token than another.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class RunBoard
{
    // So many failures in a row without a success in between are no accident.
    private const int MostFailures = 12;

    private readonly TimeProvider clock;
    private readonly List<Lease> leases = [];
    private readonly BoardProgress progress = new();
    private readonly Dictionary<string, DateTimeOffset> heard = new(StringComparer.Ordinal);
    private SortedSet<int> pending = [];
    private RunPhase phase = RunPhase.Preparing;
    private string runId;
    private int partitionCount;
    private long newestToken;
    private int failures;
    private FinishedRun? result;
    private Failure? failure;

    /// <summary>Begins with a run of which nothing is known but that somebody wants it.</summary>
    public RunBoard(RunJob job, TimeProvider clock)
    {
        Job = job;
        this.clock = clock;
        runId = job.RunId;
    }

    /// <summary>The run.</summary>
    public RunJob Job { get; private set; }

    /// <summary>Whether there is nothing more to do.</summary>
    public bool IsOver => phase is RunPhase.Done or RunPhase.Failed;

    /// <summary>Who submits the run says that it may begin.</summary>
    public void LetBegin() => Job = Job with { MayBegin = true };

    /// <summary>The next work for a worker. What it held before is free again.</summary>
    public Assignment Next(string worker)
    {
        heard[worker] = clock.GetUtcNow();
        Drop(lease => lease.Worker == worker || lease.Expires <= clock.GetUtcNow());
        return phase switch
        {
            RunPhase.Preparing => leases.Count == 0 ? Grant(worker, AssignmentKind.Prepare, 0) : Assignment.Wait,
            RunPhase.Loading when pending.Count > 0 && leases.Count < Job.Limits.MaxLoaders => GrantPartition(worker),
            RunPhase.Loading => Assignment.Wait,
            RunPhase.Finishing => leases.Count == 0 ? Grant(worker, AssignmentKind.Finish, 0) : Assignment.Wait,
            RunPhase.Done or RunPhase.Failed => Assignment.Wait,
            _ => throw new InvalidOperationException($"A run is not in the phase {phase}."),
        };
    }

    /// <summary>Hears of a holder.</summary>
    /// <returns>Whether it holds the lease.</returns>
    public bool Renew(long token, LeaseNews news)
    {
        if (leases.Find(lease => lease.Token == token) is not { } held)
        {
            return false;
        }

        heard[held.Worker] = clock.GetUtcNow();
        held.Expires = clock.GetUtcNow() + Job.Limits.LeaseTime;
        progress.Note(held, news);
        return true;
    }

    /// <summary>The target is prepared, and told how far the run is.</summary>
    public void Prepare(long token, PreparedRun prepared)
    {
        if (!Take(token))
        {
            return;
        }

        runId = prepared.RunId;
        partitionCount = prepared.PartitionCount;
        newestToken = Math.Max(newestToken, prepared.NewestToken);
        pending = prepared.IsPublished ? [] : [.. Enumerable.Range(0, partitionCount).Except(prepared.Complete)];
        progress.Begin(prepared.Rows);
        phase = pending.Count == 0 ? RunPhase.Finishing : RunPhase.Loading;
    }

    /// <summary>A partition is loaded whole. That is so whoever holds it by now.</summary>
    public void Load(long token, LeaseNews news)
    {
        if (leases.Find(lease => lease.Token == token) is not { } held)
        {
            return;
        }

        progress.Note(held, news);
        leases.Remove(held);
        failures = 0;
        if (pending.Count == 0 && leases.Count == 0)
        {
            phase = RunPhase.Finishing;
        }
    }

    /// <summary>The target is published.</summary>
    public void Finish(long token, FinishedRun finished)
    {
        if (Take(token))
        {
            result = finished;
            phase = RunPhase.Done;
        }
    }

    /// <summary>A holder could not do its work.</summary>
    public void Fail(long token, Failure reason)
    {
        if (leases.Find(lease => lease.Token == token) is not { } held)
        {
            return;
        }

        Drop(lease => lease.Token == token);
        if (reason.Kind == FailureKind.Leaving)
        {
            heard.Remove(held.Worker);
        }

        if (!reason.MayPass || (reason.Kind is not (FailureKind.LeaseLost or FailureKind.Leaving) && ++failures >= MostFailures))
        {
            End(reason);
        }
        else if (reason.Kind is FailureKind.LeaseLost or FailureKind.Unready)
        {
            // The target knows more than the board does; what others load meanwhile is found there.
            leases.Clear();
            phase = RunPhase.Preparing;
        }
    }

    /// <summary>Ends the run.</summary>
    public void End(Failure reason)
    {
        if (!IsOver)
        {
            leases.Clear();
            failure = reason;
            phase = RunPhase.Failed;
        }
    }

    /// <summary>How the run goes.</summary>
    public RunStatus Status() => new(
        phase,
        runId,
        heard.Values.Count(moment => moment + Job.Limits.LeaseTime > clock.GetUtcNow()),
        partitionCount - pending.Count - LeasedPartitions,
        LeasedPartitions,
        partitionCount,
        progress.Rows(),
        progress.Stage,
        progress.Done,
        progress.Total,
        result,
        failure);

    private int LeasedPartitions => leases.Count(lease => lease.Kind == AssignmentKind.Load);

    private bool Take(long token)
    {
        if (leases.RemoveAll(lease => lease.Token == token) == 0)
        {
            return false;
        }

        failures = 0;
        return true;
    }

    private void Drop(Predicate<Lease> isDropped)
    {
        foreach (var lease in leases.Where(lease => isDropped(lease) && lease.Kind == AssignmentKind.Load))
        {
            pending.Add(lease.Partition);
        }

        leases.RemoveAll(isDropped);
    }

    private Assignment GrantPartition(string worker)
    {
        var partition = pending.Min;
        pending.Remove(partition);
        return Grant(worker, AssignmentKind.Load, partition);
    }

    private Assignment Grant(string worker, AssignmentKind kind, int partition)
    {
        newestToken++;
        leases.Add(new Lease(newestToken, worker, kind, partition) { Expires = clock.GetUtcNow() + Job.Limits.LeaseTime });
        return new Assignment(kind, Job.Key, runId, newestToken, partition, partitionCount);
    }
}
