namespace Synth.Modeling;

/// <summary>
/// The part of a shared fit that this process does: its threads, of which many may wait for pieces of others, and the exchange of pieces.
/// </summary>
/// <param name="exchange">Shares the pieces.</param>
/// <param name="count">How many threads are busy at once, at least 1.</param>
/// <param name="cancellationToken">Ends the fit.</param>
internal sealed class SharedWork(IPieceExchange exchange, int count, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>So many threads may wait for pieces while others of this process go on.</summary>
    private const int MostWaiting = 24;

    private readonly WorkTurns turns = new(count);
    private readonly OwnThreads threads = new(count + MostWaiting);

    /// <summary>Who runs the loops of the fit.</summary>
    public TaskScheduler Scheduler => threads;

    /// <summary>How many items of a loop may be begun at once.</summary>
    public int MostBegun => threads.MaximumConcurrencyLevel;

    /// <summary>Runs the body of a loop.</summary>
    public void Inside(Action body) => turns.Inside(body);

    /// <summary>Runs a loop, whose bodies take turns themselves.</summary>
    public void Outside(Action loop) => turns.Outside(loop);

    /// <summary>Makes a piece, or takes it over from who makes it.</summary>
    /// <param name="key">The piece.</param>
    /// <param name="form">How it goes from process to process.</param>
    /// <param name="make">Makes it; a function of what all processes of the fit have.</param>
    public T Make<T>(UInt128 key, PieceForm<T> form, Func<T> make)
    {
        var claim = Now(() => exchange.ClaimAsync(key, cancellationToken));
        var piece = claim.Piece;
        if (claim.State == PieceState.Theirs)
        {
            turns.Outside(() => piece = Now(() => exchange.WaitAsync(key, cancellationToken)));
        }

        // Of one that is damaged the others have to help themselves, too.
        return piece is null ? MakeHere(key, form, make)
            : TryRead(form, piece, out var made) ? made
            : make();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        threads.Dispose();
        turns.Dispose();
    }

    private T MakeHere<T>(UInt128 key, PieceForm<T> form, Func<T> make)
    {
        try
        {
            var made = make();
            exchange.Offer(key, form.Write(made));
            return made;
        }
        catch
        {
            exchange.Drop(key);
            throw;
        }
    }

    private static bool TryRead<T>(PieceForm<T> form, byte[] piece, out T made)
    {
        try
        {
            made = form.Read(piece);
            return true;
        }
        catch (InvalidDataException)
        {
            made = default!;
            return false;
        }
    }

    // The threads are the fit's own, and what is waited for runs on others, so that it never lacks one.
    private static T Now<T>(Func<Task<T>> call) => Task.Run(call, CancellationToken.None).GetAwaiter().GetResult();
}
