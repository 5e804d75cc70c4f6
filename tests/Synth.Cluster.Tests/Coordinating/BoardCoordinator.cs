using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;

namespace Synth.Cluster.Tests.Coordinating;

/// <summary>A coordinator of one fit in this process, as its members see it.</summary>
/// <param name="offer">The fit.</param>
internal sealed class BoardCoordinator(FitOffer offer) : IFitGrain
{
    private readonly Lock sync = new();
    private FitBoard? board = new(offer, TimeProvider.System);

    /// <summary>Whether calls do not arrive.</summary>
    public bool IsCut { get; set; }

    /// <summary>Forgets all, as a coordinator does that comes up in another worker.</summary>
    public void Forget() => board = null;

    public Task<bool> OfferAsync(FitOffer renewed) => Call(() =>
    {
        board ??= new FitBoard(renewed, TimeProvider.System);
        board.Renew(renewed);
        return true;
    });

    public Task<FitOffer?> LookAsync(string worker, string? known) => Call(() => board?.Look(worker, known));

    public Task<FitStanding> JoinAsync(string fit, string worker, UInt128 digest) =>
        Call(() => board?.Join(worker, digest) ?? FitStanding.Unknown);

    public Task<FitClaim> ClaimAsync(string fit, string member, UInt128 key) =>
        Call(() => board?.Claim(member, key) ?? new FitClaim(Modeling.PieceState.Mine));

    public Task<FitNews> SyncAsync(string fit, string member, FitPiece[] made, UInt128[] awaited) =>
        Call(() => board?.Sync(member, made, awaited) ?? FitNews.Of(FitStanding.Unknown));

    public Task LeaveAsync(string fit, string worker, string? reason) => Call(() =>
    {
        board?.Leave(worker, reason);
        return true;
    });

    public Task EndAsync(string fit) => Call(() =>
    {
        board?.End();
        return true;
    });

    private Task<T> Call<T>(Func<T> call)
    {
        lock (sync)
        {
            return IsCut ? Task.FromException<T>(new TimeoutException()) : Task.FromResult(call());
        }
    }
}
