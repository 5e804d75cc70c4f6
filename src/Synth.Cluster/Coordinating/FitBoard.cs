using Synth.Cluster.Messages;
using Synth.Modeling;

namespace Synth.Cluster.Coordinating;

/// <summary>
/// Who makes which piece of a shared fit, and the pieces that are made. Nothing here has to be right for the model to be: a piece that is
/// claimed twice is made twice, and one that is lost is made again, each time the same.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class FitBoard
{
    /// <summary>The most bytes of pieces that are kept; the oldest are forgotten first.</summary>
    internal const long MostBytes = 1L << 28;

    // The owner is the one who matters; it may stand still for longer than others before all they do is in vain.
    private const int OwnerPatience = 6;

    private readonly TimeProvider clock;
    private readonly Dictionary<UInt128, string> makers = [];
    private readonly Dictionary<UInt128, byte[]> pieces = [];
    private readonly Queue<UInt128> ages = new();
    private readonly Dictionary<string, DateTimeOffset> heard = new(StringComparer.Ordinal);
    private readonly HashSet<string> helpers = new(StringComparer.Ordinal);
    private readonly HashSet<string> readers = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private long bytes;
    private bool isEnded;

    /// <summary>Begins with a fit of which nothing is made.</summary>
    public FitBoard(FitOffer offer, TimeProvider clock)
    {
        this.clock = clock;
        Offer = offer;
        Hear(offer.Owner);
    }

    /// <summary>The fit.</summary>
    public FitOffer Offer { get; private set; }

    /// <summary>Whether it is over, or its owner has not been heard of for long.</summary>
    public bool IsOver => isEnded || !IsHeard(Offer.Owner, OwnerPatience * Offer.Limits.LeaseTime);

    /// <summary>The owner tells something new.</summary>
    public void Renew(FitOffer offer)
    {
        Offer = offer;
        Hear(offer.Owner);
    }

    /// <summary>Whether a worker may begin to help: then it is to read the source.</summary>
    /// <param name="worker">Who looks.</param>
    /// <param name="known">The fit that it knows already.</param>
    public FitOffer? Look(string worker, string? known)
    {
        Hear(worker);
        helpers.RemoveWhere(IsSilent);
        readers.RemoveWhere(IsSilent);
        var isWanted = !IsOver && known != Offer.Id && !helpers.Contains(worker)
            && helpers.Count + readers.Count < Offer.Limits.MaxHelpers
            && readers.Count < Offer.Limits.MaxReaders;
        if (isWanted)
        {
            readers.Add(worker);
        }

        return isWanted ? Offer : null;
    }

    /// <summary>Takes in a worker that has read the same rows.</summary>
    public FitStanding Join(string worker, UInt128 digest)
    {
        Hear(worker);
        if (IsOver)
        {
            return FitStanding.Over;
        }

        if (Offer.Digest is not { } wanted)
        {
            return FitStanding.Early;
        }

        readers.Remove(worker);
        if (wanted != digest)
        {
            return FitStanding.Differs;
        }

        helpers.Add(worker);
        return FitStanding.Open;
    }

    /// <summary>Asks for a piece.</summary>
    public FitClaim Claim(string member, UInt128 key)
    {
        Hear(member);
        if (pieces.TryGetValue(key, out var piece))
        {
            return new FitClaim(PieceState.Made, piece);
        }

        if (makers.TryGetValue(key, out var maker) && maker != member && !IsSilent(maker))
        {
            return new FitClaim(PieceState.Theirs);
        }

        makers[key] = member;
        return new FitClaim(PieceState.Mine);
    }

    /// <summary>A sign of life.</summary>
    public FitNews Sync(string member, FitPiece[] made, UInt128[] awaited)
    {
        Hear(member);
        foreach (var piece in made)
        {
            Take(member, piece);
        }

        if (IsOver)
        {
            return FitNews.Of(FitStanding.Over);
        }

        helpers.RemoveWhere(IsSilent);
        string[] told = member == Offer.Owner ? [.. notes] : [];
        notes.RemoveAll(_ => member == Offer.Owner);
        return new FitNews(
            FitStanding.Open,
            [.. awaited.Where(pieces.ContainsKey).Select(key => new FitPiece(key, pieces[key]))],
            [.. awaited.Where(key => !pieces.ContainsKey(key) && (!makers.TryGetValue(key, out var maker) || IsSilent(maker)))],
            helpers.Count,
            told);
    }

    /// <summary>A worker helps no more.</summary>
    public void Leave(string worker, string? reason)
    {
        helpers.Remove(worker);
        readers.Remove(worker);
        heard.Remove(worker);
        if (reason is not null)
        {
            notes.Add($"{worker} does not help with the fit. {reason}");
        }
    }

    /// <summary>The fit is over; its pieces are of no more use.</summary>
    public void End()
    {
        isEnded = true;
        pieces.Clear();
        ages.Clear();
        makers.Clear();
        bytes = 0;
    }

    private void Take(string member, FitPiece piece)
    {
        if (piece.Content is not { } content)
        {
            if (makers.TryGetValue(piece.Key, out var maker) && maker == member)
            {
                makers.Remove(piece.Key);
            }

            return;
        }

        if (isEnded || !pieces.TryAdd(piece.Key, content))
        {
            return;
        }

        ages.Enqueue(piece.Key);
        bytes += content.Length;
        while (bytes > MostBytes && ages.Count > 1)
        {
            var oldest = ages.Dequeue();
            pieces.Remove(oldest, out var forgotten);
            makers.Remove(oldest);
            bytes -= forgotten!.Length;
        }
    }

    private void Hear(string member) => heard[member] = clock.GetUtcNow();

    private bool IsSilent(string member) => !IsHeard(member, Offer.Limits.LeaseTime);

    private bool IsHeard(string member, TimeSpan within) =>
        heard.TryGetValue(member, out var moment) && clock.GetUtcNow() - moment < within;
}
