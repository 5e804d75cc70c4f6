namespace Synth.Connectors;

/// <summary>
/// A journal that also knows who holds each partition, so that partitions can be handed from one process to another while nobody can tell
/// whether the first is dead, slow or cut off. Who takes a partition over brings a token that is higher than any before; batches that come
/// with a lower one are refused in the transaction that would have committed them.
/// </summary>
public interface IFencedJournal : ILoadJournal
{
    /// <summary>Whether several sessions can also build a replacement beside what the target holds.</summary>
    bool DividesReplacements { get; }

    /// <summary>
    /// Names the session as one of those that carry out a run, so that <see cref="EvictAsync"/> finds it. Before anything else.
    /// </summary>
    /// <param name="runKey">What decides every byte of the run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task EnrollAsync(string runKey, CancellationToken cancellationToken);

    /// <summary>What an unfinished run noted, of one partition alone; null when there is none, or it keeps no journal.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<LoadProgress?> ReadAsync(int partition, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a partition for the holder of a token: from here on, batches of it that come with an older token are refused. What was
    /// committed before is there, and the journal tells it. Waits for nobody, a holder that stands still in the midst of a batch included.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="token">The token, greater than 0.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LeaseLostException">The partition was taken with this token or a higher one.</exception>
    Task ClaimAsync(int partition, long token, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the other sessions of the run that this session is enrolled for, wherever their processes are and whatever state they are in,
    /// and with them the locks that they hold. What they had not committed is gone.
    /// </summary>
    /// <returns>How many there were.</returns>
    Task<int> EvictAsync(CancellationToken cancellationToken);
}
