using Synth.Cluster.Messages;

namespace Synth.Cluster.Coordinating;

/// <summary>
/// Where those meet who share a fit of one source, whose key is <see cref="Engine.FitAssistant.KeyOf"/>. It lives in some worker; when that
/// dies, it comes up in another one, empty: the owner tells it of the fit again, and pieces that it had are made once more.
/// </summary>
internal interface IFitGrain : IGrainWithStringKey
{
    /// <summary>Tells of a fit, again whenever something is new about it or it may be forgotten.</summary>
    /// <returns>Whether others may help; else they help with another fit of the source.</returns>
    Task<bool> OfferAsync(FitOffer offer);

    /// <summary>Looks for a fit to help with.</summary>
    /// <param name="worker">Who looks.</param>
    /// <param name="known">The fit that it knows already; null for none.</param>
    /// <returns>The fit, whose source the worker may read now; null for none.</returns>
    Task<FitOffer?> LookAsync(string worker, string? known);

    /// <summary>Asks to help, by the digest of the rows that the worker has read.</summary>
    Task<FitStanding> JoinAsync(string fit, string worker, UInt128 digest);

    /// <summary>Asks for a piece.</summary>
    Task<FitClaim> ClaimAsync(string fit, string member, UInt128 key);

    /// <summary>A sign of life: gives pieces that were made, and asks for those that the member waits for.</summary>
    Task<FitNews> SyncAsync(string fit, string member, FitPiece[] made, UInt128[] awaited);

    /// <summary>A worker helps no more; what it was making is free.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="worker">Who leaves.</param>
    /// <param name="reason">Why, for the owner's people; null where nothing is wrong.</param>
    Task LeaveAsync(string fit, string worker, string? reason);

    /// <summary>The owner has the model, or gives up.</summary>
    Task EndAsync(string fit);
}
