using System.Collections.Concurrent;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Cluster.Working;
using Synth.Modeling;

namespace Synth.Cluster.Fitting;

/// <summary>
/// A member's side of a shared fit. One call at a time carries what it has made and asks for what it waits for, so that the coordinator
/// is not asked more often however many threads wait. Whatever cannot be had is made here.
/// </summary>
/// <param name="coordinator">Where those meet who share the fit.</param>
/// <param name="fit">The fit.</param>
/// <param name="member">Who this is.</param>
/// <param name="leaseTime">How long the coordinator may be silent before nothing is waited for any more.</param>
/// <param name="hear">Takes what the coordinator tells at each sign of life.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class GrainExchange(
    IFitGrain coordinator, string fit, string member, TimeSpan leaseTime, Func<FitNews, Task> hear, TimeProvider clock) : IPieceExchange
{
    // Forests take tens of milliseconds to minutes.
    private static readonly TimeSpan WaitingPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FaultPause = TimeSpan.FromMilliseconds(500);

    // A maker that is alive but slow is waited for so many times the lease.
    private const int MostLeases = 10;

    private readonly ConcurrentQueue<FitPiece> made = new();
    private readonly ConcurrentDictionary<UInt128, TaskCompletionSource<byte[]?>> awaited = new();
    private long heard = clock.GetTimestamp();
    private volatile bool isCut;
    private int takenOver;
    private int madeHere;

    /// <summary>Pieces that came from others.</summary>
    public int TakenOver => takenOver;

    /// <summary>Pieces that were made here.</summary>
    public int MadeHere => madeHere;

    /// <inheritdoc/>
    public async Task<PieceClaim> ClaimAsync(UInt128 key, CancellationToken cancellationToken)
    {
        // Who carries finds out when the coordinator can be reached again; nobody else waits for that.
        if (isCut)
        {
            return new PieceClaim(PieceState.Mine);
        }

        try
        {
            var claim = await coordinator.ClaimAsync(fit, member, key).WaitAsync(ClaimTime, clock, cancellationToken)
                .ConfigureAwait(false);
            Interlocked.Add(ref takenOver, claim.State == PieceState.Made ? 1 : 0);
            return new PieceClaim(claim.State, claim.Content);
        }
        catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
        {
            isCut = true;
            return new PieceClaim(PieceState.Mine);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> WaitAsync(UInt128 key, CancellationToken cancellationToken)
    {
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < MostLeases * leaseTime;)
        {
            var source = awaited.GetOrAdd(
                key, _ => new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously));
            try
            {
                if (await source.Task.WaitAsync(MostLeases * leaseTime, clock, cancellationToken).ConfigureAwait(false) is { } piece)
                {
                    Interlocked.Increment(ref takenOver);
                    return piece;
                }
            }
            catch (TimeoutException)
            {
                break;
            }

            // Nobody makes it any more; one of those who wait for it does.
            var claim = await ClaimAsync(key, cancellationToken).ConfigureAwait(false);
            if (claim.State != PieceState.Theirs)
            {
                return claim.Piece;
            }
        }

        awaited.TryRemove(key, out _);
        return null;
    }

    /// <inheritdoc/>
    public void Offer(UInt128 key, byte[] piece)
    {
        Interlocked.Increment(ref madeHere);
        made.Enqueue(new FitPiece(key, piece));
    }

    /// <inheritdoc/>
    public void Drop(UInt128 key) => made.Enqueue(new FitPiece(key, null));

    /// <summary>Carries pieces to and fro until it is stopped.</summary>
    public async Task CarryAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = FaultPause;
            var given = TakeMade();
            try
            {
                var news = await coordinator.SyncAsync(fit, member, given, [.. awaited.Keys])
                    .WaitAsync(leaseTime, clock, cancellationToken).ConfigureAwait(false);
                if (news.Standing != FitStanding.Unknown)
                {
                    heard = clock.GetTimestamp();
                    isCut = false;
                    pause = awaited.IsEmpty && given.Length == 0 ? IdlePause : WaitingPause;
                }

                Settle(news);
                await hear(news).ConfigureAwait(false);
            }
            catch (Exception exception) when (GrainCalls.IsUnreachable(exception))
            {
                // What was given may be lost, or there twice, which does no harm.
                isCut = true;
                Array.ForEach(given, made.Enqueue);
            }

            if (clock.GetElapsedTime(heard) >= leaseTime)
            {
                ReleaseAll();
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private FitPiece[] TakeMade()
    {
        var given = new List<FitPiece>();
        while (made.TryDequeue(out var piece))
        {
            given.Add(piece);
        }

        return [.. given];
    }

    private void Settle(FitNews news)
    {
        foreach (var piece in news.Made)
        {
            Release(piece.Key, piece.Content);
        }

        foreach (var key in news.Free)
        {
            Release(key, null);
        }

        if (news.Standing == FitStanding.Over)
        {
            ReleaseAll();
        }
    }

    private void ReleaseAll()
    {
        foreach (var key in awaited.Keys)
        {
            Release(key, null);
        }
    }

    private void Release(UInt128 key, byte[]? piece)
    {
        if (awaited.TryRemove(key, out var source))
        {
            source.TrySetResult(piece);
        }
    }
}
