namespace Synth.Modeling;

/// <summary>
/// How several processes share the pieces of one fit. All of them fit the same sample with the same options and so come to the same
/// pieces; whoever makes one first gives it to the others. What is given are forests and other trees, which hold histograms, and figures:
/// never a row. Losing any of it costs time, not the result: who does not get a piece makes it.
/// </summary>
/// <remarks>Thread-safe. None of its methods fails because others cannot be reached.</remarks>
public interface IPieceExchange
{
    /// <summary>Asks whether a piece is there, and else whether to make it here. Who is to make it offers or drops it afterwards.</summary>
    /// <param name="key">The piece: equal in all processes, and for no other piece of the fit.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    Task<PieceClaim> ClaimAsync(UInt128 key, CancellationToken cancellationToken);

    /// <summary>Waits for a piece that somebody else makes. Who is told to make it after all offers or drops it afterwards.</summary>
    /// <param name="key">The piece.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    /// <returns>The piece; null when it is to be made here after all.</returns>
    Task<byte[]?> WaitAsync(UInt128 key, CancellationToken cancellationToken);

    /// <summary>Gives a piece that was made here to the others. Does not wait until they have it.</summary>
    void Offer(UInt128 key, byte[] piece);

    /// <summary>Says that a piece is not made here after all.</summary>
    void Drop(UInt128 key);
}
