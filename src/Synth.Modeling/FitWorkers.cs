using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The threads of a fit. Loops may stand within loops: all share the threads, so that no more of them are busy than were asked for,
/// and none idles while there is work in any loop.
/// </summary>
internal sealed class FitWorkers
{
    private readonly ConcurrentBag<TrainerScratch> scratches = [];
    private readonly ParallelOptions settings;

    /// <summary>Prepares the threads.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="cancellationToken">Ends loops.</param>
    public FitWorkers(int count, CancellationToken cancellationToken) => settings = new ParallelOptions
    {
        MaxDegreeOfParallelism = count,
        CancellationToken = cancellationToken,
        TaskScheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, count).ConcurrentScheduler,
    };

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken => settings.CancellationToken;

    /// <summary>Does something for each item, begun in their order: the costliest should come first.</summary>
    public void ForEach<T>(IReadOnlyList<T> items, Action<T> action)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), settings, action);
        }
        catch (AggregateException exception)
        {
            // What went wrong is for the caller to tell, not how many threads it went wrong on.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    /// <summary>Does something for each item, begun in their order, and keeps the results in that order.</summary>
    public TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> function)
    {
        var results = new TResult[items.Count];
        ForEach([.. items.Index()], entry => results[entry.Index] = function(entry.Item));
        return results;
    }

    /// <summary>Trains a forest with buffers that are used again.</summary>
    public Forest Train(ForestJob job, FitOptions options)
    {
        var scratch = scratches.TryTake(out var spare) ? spare : new TrainerScratch();
        var forest = job.Train(options, scratch, CancellationToken);
        scratches.Add(scratch);
        return forest;
    }
}
