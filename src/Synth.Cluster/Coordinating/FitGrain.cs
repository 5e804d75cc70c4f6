using Synth.Cluster.Messages;
using Synth.Modeling;

namespace Synth.Cluster.Coordinating;

/// <summary>Holds the board of the fit of one source. All of it may be lost, which costs time.</summary>
internal sealed class FitGrain(TimeProvider clock) : Grain, IFitGrain
{
    private FitBoard? board;

    public Task<bool> OfferAsync(FitOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        if (board is { IsOver: false } other && other.Offer.Id != offer.Id)
        {
            return Task.FromResult(false);
        }

        if (board?.Offer.Id == offer.Id)
        {
            board.Renew(offer);
        }
        else
        {
            board = new FitBoard(offer, clock);
        }

        return Task.FromResult(true);
    }

    public Task<FitOffer?> LookAsync(string worker, string? known) => Task.FromResult(board?.Look(worker, known));

    public Task<FitStanding> JoinAsync(string fit, string worker, UInt128 digest) =>
        Task.FromResult(Find(fit)?.Join(worker, digest) ?? StandingWithout());

    public Task<FitClaim> ClaimAsync(string fit, string member, UInt128 key) =>
        Task.FromResult(Find(fit)?.Claim(member, key) ?? new FitClaim(PieceState.Mine));

    public Task<FitNews> SyncAsync(string fit, string member, FitPiece[] made, UInt128[] awaited) =>
        Task.FromResult(Find(fit)?.Sync(member, made, awaited) ?? FitNews.Of(StandingWithout()));

    public Task LeaveAsync(string fit, string worker, string? reason)
    {
        Find(fit)?.Leave(worker, reason);
        return Task.CompletedTask;
    }

    public Task EndAsync(string fit)
    {
        Find(fit)?.End();
        return Task.CompletedTask;
    }

    private FitBoard? Find(string fit) => board?.Offer.Id == fit ? board : null;

    // Whoever asks for a fit that another one has taken the place of is too late.
    private FitStanding StandingWithout() => board is null ? FitStanding.Unknown : FitStanding.Over;
}
