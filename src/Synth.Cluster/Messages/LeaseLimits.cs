namespace Synth.Cluster.Messages;

/// <summary>How a run is handed out.</summary>
/// <param name="LeaseTime">How long a holder may be silent.</param>
/// <param name="MaxLoaders">How many partitions are loaded at once.</param>
/// <param name="BlocksPerLease">Blocks of a partition.</param>
[GenerateSerializer]
internal sealed record LeaseLimits(TimeSpan LeaseTime, int MaxLoaders, int BlocksPerLease)
{
    // Enough for any number of workers to share; few enough that a journal and a coordinator hold them easily.
    private const int MostPartitions = 4096;

    /// <summary>Into how many partitions a run is divided.</summary>
    public int PartitionsOf(int blockCount) => Math.Clamp((blockCount + BlocksPerLease - 1) / BlocksPerLease, 1, MostPartitions);
}
