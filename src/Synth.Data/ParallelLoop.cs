using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Synth.Data;

/// <summary>Loops over several threads that fail as a loop on one thread does.</summary>
public static class ParallelLoop
{
    /// <summary>Does something for each item, begun in their order: the costliest should come first.</summary>
    /// <param name="items">The items; none is taken before a thread is free for it.</param>
    /// <param name="settings">How many threads there are, and what ends the loop.</param>
    /// <param name="action">What is done; at once for as many items as there are threads.</param>
    /// <exception cref="OperationCanceledException">The loop was ended from outside.</exception>
    /// <remarks>
    /// What an item fails of is thrown as it is, the first where several fail: that the loop ran on threads is its own affair.
    /// </remarks>
    public static void ForEach<T>(IEnumerable<T> items, ParallelOptions settings, Action<T> action)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), settings, action);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
