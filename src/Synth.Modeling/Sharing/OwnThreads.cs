using System.Collections.Concurrent;
using System.Globalization;

namespace Synth.Modeling;

/// <summary>
/// Threads of a fit's own: they may wait for other machines without taking threads from the pool, which carries what they wait for.
/// </summary>
internal sealed class OwnThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> queue = [];
    private readonly Thread[] threads;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">How many.</param>
    public OwnThreads(int count)
    {
        threads =
        [
            .. Enumerable.Range(0, count).Select(i => new Thread(Work)
            {
                IsBackground = true,
                Name = string.Create(CultureInfo.InvariantCulture, $"Shared fit {i}"),
            }),
        ];
        Array.ForEach(threads, thread => thread.Start());
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => threads.Length;

    /// <summary>Ends the threads, once what is queued is done.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        Array.ForEach(threads, thread => thread.Join());
        queue.Dispose();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => queue.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. queue];

    private void Work()
    {
        foreach (var task in queue.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
