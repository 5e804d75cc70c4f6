using System.Collections.Concurrent;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The threads of a fit. Loops may stand within loops: all share the threads, so that no more of them are busy than were asked for,
/// and none idles while there is work in any loop. Costly pieces may be shared with other processes that fit the same.
/// </summary>
internal sealed class FitWorkers
{
    private readonly ConcurrentBag<TrainerScratch> scratches = [];
    private readonly ParallelOptions settings;
    private readonly SharedWork? shared;

    /// <summary>Prepares the threads.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="cancellationToken">Ends loops.</param>
    public FitWorkers(int count, CancellationToken cancellationToken) => settings = new ParallelOptions
    {
        MaxDegreeOfParallelism = count,
        CancellationToken = cancellationToken,
        TaskScheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, count).ConcurrentScheduler,
    };

    /// <summary>Prepares the threads of a fit that is shared.</summary>
    /// <param name="shared">What this process does of it.</param>
    /// <param name="cancellationToken">Ends loops.</param>
    public FitWorkers(SharedWork shared, CancellationToken cancellationToken)
    {
        this.shared = shared;
        settings = new ParallelOptions
        {
            MaxDegreeOfParallelism = shared.MostBegun,
            CancellationToken = cancellationToken,
            TaskScheduler = shared.Scheduler,
        };
    }

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken => settings.CancellationToken;

    /// <summary>Does something for each item, begun in their order: the costliest should come first.</summary>
    public void ForEach<T>(IReadOnlyList<T> items, Action<T> action)
    {
        if (shared is null)
        {
            ParallelLoop.ForEach(items, settings, action);
        }
        else
        {
            shared.Outside(() => ParallelLoop.ForEach(items, settings, item => shared.Inside(() => action(item))));
        }
    }

    /// <summary>Does something for each item, begun in their order, and keeps the results in that order.</summary>
    public TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> function)
    {
        var results = new TResult[items.Count];
        ForEach([.. items.Index()], entry => results[entry.Index] = function(entry.Item));
        return results;
    }

    /// <summary>Makes a piece of the fit here, or takes it over from another process that has the same to make.</summary>
    /// <param name="key">Names the piece; asked for only where the fit is shared.</param>
    /// <param name="form">How it goes from process to process.</param>
    /// <param name="make">Makes it; a function of what is sampled and asked for alone.</param>
    public T Make<T>(Func<PieceKey> key, PieceForm<T> form, Func<T> make) =>
        shared is null ? make() : shared.Make(key().Value, form, make);

    /// <summary>Trains a forest with buffers that are used again.</summary>
    public Forest Train(ForestJob job, FitOptions options) => job.Cost < ForestJob.LeastSharedCost
        ? TrainHere(job, options)
        : Make(() => job.KeyOf(options), PieceForm.Forest, () => TrainHere(job, options));

    private Forest TrainHere(ForestJob job, FitOptions options)
    {
        var scratch = scratches.TryTake(out var spare) ? spare : new TrainerScratch();
        var forest = job.Train(options, scratch, CancellationToken);
        scratches.Add(scratch);
        return forest;
    }
}
