using System.Diagnostics;
using System.Globalization;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Data;

namespace Synth.Benchmarks.ClusterScale;

/// <summary>
/// A run of many workers in virtual time. The coordinator's board is the real one; workers and target are a model: a worker loads at its
/// own rate or at its share of what the target takes, whichever is less, as it is when it gets a partition; workers fail at random, lose
/// what they had not committed, and are replaced by others that settle the skeleton first.
/// </summary>
internal sealed class ClusterSimulation
{
    // As the members do it (Synth.Cluster/Working).
    private const double RenewalsPerLease = 8;
    private const double IdleSeconds = 0.25;

    private static readonly RandomStream Chance = RandomStream.FromSeed(10);

    private readonly ScaleConstants constants;
    private readonly int workers;
    private readonly double targetRate;
    private readonly VirtualClock clock = new();
    private readonly PriorityQueue<Event, double> events = new();
    private readonly Dictionary<int, double> rowsLeft = [];
    private readonly RunBoard board;
    private readonly int partitionCount;
    private long calls;
    private long boardTicks;
    private int failures;
    private int loading;
    private double finishedLoading;

    public ClusterSimulation(ScaleConstants constants, int workers, double targetRate)
    {
        this.constants = constants;
        this.workers = workers;
        this.targetRate = targetRate;
        var limits = new LeaseLimits(TimeSpan.FromSeconds(constants.LeaseSeconds), workers, BlocksPerLease: 8);
        partitionCount = limits.PartitionsOf((int)(constants.Rows / constants.RowsPerBlock));
        board = new RunBoard(new RunJob("key", "run", [], [], 1, 1, 0, [], [], [], false, null, limits, MayBegin: true), clock);
    }

    /// <summary>Runs to the end.</summary>
    public ScaleResult Run()
    {
        var settle = constants.Rows * constants.SkeletonSecondsPerRow;
        for (var worker = 0; worker < workers; worker++)
        {
            events.Enqueue(new Event(EventKind.Ask, worker, 0, 0, 0), settle);
        }

        while (!board.IsOver && events.TryDequeue(out var next, out var time))
        {
            clock.Seconds = time;
            Handle(next);
        }

        return new ScaleResult(
            workers,
            targetRate,
            settle,
            finishedLoading - settle,
            clock.Seconds - finishedLoading,
            failures,
            calls,
            Stopwatch.GetElapsedTime(0, boardTicks).TotalSeconds,
            BytesOfBoard());
    }

    private void Handle(Event next)
    {
        switch (next.Kind)
        {
            case EventKind.Ask:
                Assign(next.Worker, Call(() => board.Next(string.Create(CultureInfo.InvariantCulture, $"worker {next.Worker}"))));
                break;
            case EventKind.Renew:
                Call(() => board.Renew(next.Token, News(next.Partition)));
                break;
            case EventKind.Loaded:
                loading--;
                rowsLeft[next.Partition] = 0;
                Call(() => Tell(() => board.Load(next.Token, News(next.Partition))));
                finishedLoading = clock.Seconds;
                events.Enqueue(new Event(EventKind.Ask, next.Worker, 0, 0, 0), clock.Seconds);
                break;
            case EventKind.Failed:
                loading--;
                failures++;
                events.Enqueue(
                    new Event(EventKind.Ask, workers + failures, 0, 0, 0),
                    clock.Seconds + constants.ReplacementSeconds + (constants.Rows * constants.SkeletonSecondsPerRow));
                break;
            case EventKind.Finished:
                Call(() => Tell(() => board.Finish(next.Token, new FinishedRun("run", [], []))));
                break;
            default:
                throw new InvalidOperationException($"An unknown event: {next.Kind}.");
        }
    }

    private void Assign(int worker, Assignment assignment)
    {
        switch (assignment.Kind)
        {
            case AssignmentKind.Prepare:
                var prepared = new PreparedRun("run", partitionCount, 0, [], [], IsPublished: false);
                Call(() => Tell(() => board.Prepare(assignment.Token, prepared)));
                events.Enqueue(new Event(EventKind.Ask, worker, 0, 0, 0), clock.Seconds);
                break;
            case AssignmentKind.Load:
                Load(worker, assignment);
                break;
            case AssignmentKind.Finish:
                events.Enqueue(
                    new Event(EventKind.Finished, worker, assignment.Token, 0, 0),
                    clock.Seconds + (constants.Rows * constants.FinishSecondsPerRow));
                Renewals(worker, assignment, constants.Rows * constants.FinishSecondsPerRow);
                break;
            default:
                events.Enqueue(
                    new Event(EventKind.Ask, worker, 0, 0, 0),
                    clock.Seconds + (loading > 0 ? IdleSeconds : constants.LeaseSeconds / RenewalsPerLease));
                break;
        }
    }

    private void Load(int worker, Assignment assignment)
    {
        loading++;
        var rows = rowsLeft.GetValueOrDefault(assignment.Partition, constants.Rows / partitionCount);
        var rate = Math.Min(constants.WorkerRate, targetRate / Math.Max(loading, Math.Min(workers, partitionCount - assignment.Partition)));
        var seconds = rows / rate;
        var untilFailure = -constants.SecondsBetweenFailures * Math.Log(1 - Chance.Derive(worker).Uniform(assignment.Token));
        var ends = Math.Min(seconds, untilFailure);
        if (untilFailure < seconds)
        {
            // What was committed until then is there; what was not is a batch.
            rowsLeft[assignment.Partition] = Math.Min(rows, rows - (rate * untilFailure) + constants.RowsPerBlock);
        }

        Renewals(worker, assignment, ends);
        events.Enqueue(
            new Event(untilFailure < seconds ? EventKind.Failed : EventKind.Loaded, worker, assignment.Token, assignment.Partition, rows),
            clock.Seconds + ends);
    }

    private void Renewals(int worker, Assignment assignment, double seconds)
    {
        var step = constants.LeaseSeconds / RenewalsPerLease;
        for (var at = step; at < seconds; at += step)
        {
            events.Enqueue(new Event(EventKind.Renew, worker, assignment.Token, assignment.Partition, 0), clock.Seconds + at);
        }
    }

    private LeaseNews News(int partition)
    {
        var rows = (long)(constants.Rows / partitionCount / constants.Tables);
        return new LeaseNews([.. Enumerable.Range(0, constants.Tables)
            .Select(table => new TableRowCount("public", string.Create(CultureInfo.InvariantCulture, $"table{table}"), rows + partition))]);
    }

    private T Call<T>(Func<T> call)
    {
        calls++;
        var start = Stopwatch.GetTimestamp();
        var result = call();
        boardTicks += Stopwatch.GetTimestamp() - start;
        return result;
    }

    private static bool Tell(Action tell)
    {
        tell();
        return true;
    }

    // What is freed when the board's own copy of all rows is made anew.
    private long BytesOfBoard()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var copy = new BoardProgress();
        copy.Begin(Enumerable.Range(0, partitionCount).SelectMany(partition =>
            News(partition).Rows.Select(table => new PartitionRowCount(partition, table))));
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(copy);
        return bytes;
    }

    private enum EventKind
    {
        Ask,
        Renew,
        Loaded,
        Failed,
        Finished,
    }

    private readonly record struct Event(EventKind Kind, int Worker, long Token, int Partition, double Rows);
}
