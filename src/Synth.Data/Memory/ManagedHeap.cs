namespace Synth.Data;

/// <summary>The memory that the runtime holds for this process.</summary>
public static class ManagedHeap
{
    /// <summary>
    /// Gives back what a stage of a run has left, before the next one takes its own on top. Stops all threads for some tens of
    /// milliseconds, so that it is for the ends of stages only.
    /// </summary>
    public static void Compact() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
