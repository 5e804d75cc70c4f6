using System.Collections.Concurrent;

namespace Synth.Modeling.Tests.Sharing;

/// <summary>Pieces that several fits of one process share. Each member has an exchange of its own.</summary>
/// <param name="board">What all share.</param>
/// <param name="member">The member's number.</param>
internal sealed class MemoryExchange(MemoryExchange.Board board, int member) : IPieceExchange
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether all that this member makes is lost.</summary>
    public bool IsMute { get; init; }

    /// <summary>Pieces that this member took over.</summary>
    public int TakenOver { get; private set; }

    public Task<PieceClaim> ClaimAsync(UInt128 key, CancellationToken cancellationToken)
    {
        if (board.Pieces.TryGetValue(key, out var piece))
        {
            TakenOver++;
            return Task.FromResult(new PieceClaim(PieceState.Made, piece));
        }

        var maker = board.Makers.GetOrAdd(key, member);
        return Task.FromResult(new PieceClaim(maker == member ? PieceState.Mine : PieceState.Theirs));
    }

    public async Task<byte[]?> WaitAsync(UInt128 key, CancellationToken cancellationToken)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience || !board.HasMute;)
        {
            if (board.Pieces.TryGetValue(key, out var piece))
            {
                TakenOver++;
                return piece;
            }

            if (!board.Makers.ContainsKey(key))
            {
                return null;
            }

            await Task.Delay(1, cancellationToken);
        }

        return null;
    }

    public void Offer(UInt128 key, byte[] piece)
    {
        if (!IsMute)
        {
            board.Pieces.TryAdd(key, board.Damage(piece));
        }
    }

    public void Drop(UInt128 key) => board.Makers.TryRemove(new KeyValuePair<UInt128, int>(key, member));

    /// <summary>What all share.</summary>
    internal sealed class Board
    {
        public ConcurrentDictionary<UInt128, byte[]> Pieces { get; } = [];

        public ConcurrentDictionary<UInt128, int> Makers { get; } = [];

        /// <summary>Whether some member gives nothing of what it makes.</summary>
        public bool HasMute { get; init; }

        /// <summary>What becomes of pieces on their way.</summary>
        public Func<byte[], byte[]> Damage { get; init; } = piece => piece;
    }
}
