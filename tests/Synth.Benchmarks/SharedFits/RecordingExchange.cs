using System.Collections.Concurrent;
using System.Diagnostics;
using Synth.Modeling;

namespace Synth.Benchmarks.SharedFits;

/// <summary>
/// An exchange of a member that is alone: what it makes is kept, so that it, or another, finds all pieces made the next time.
/// </summary>
internal sealed class RecordingExchange : IPieceExchange
{
    private readonly ConcurrentDictionary<UInt128, byte[]> pieces = [];

    /// <summary>Pieces that were made.</summary>
    public int Count => pieces.Count;

    /// <summary>Bytes of all pieces.</summary>
    public long Bytes => pieces.Values.Sum(piece => (long)piece.Length);

    public Task<PieceClaim> ClaimAsync(UInt128 key, CancellationToken cancellationToken) => Task.FromResult(
        pieces.TryGetValue(key, out var piece) ? new PieceClaim(PieceState.Made, piece) : new PieceClaim(PieceState.Mine));

    public Task<byte[]?> WaitAsync(UInt128 key, CancellationToken cancellationToken) =>
        throw new UnreachableException("Nobody else makes a piece.");

    public void Offer(UInt128 key, byte[] piece) => pieces.TryAdd(key, piece);

    public void Drop(UInt128 key)
    {
    }
}
