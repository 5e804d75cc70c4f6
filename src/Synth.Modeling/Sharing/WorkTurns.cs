namespace Synth.Modeling;

/// <summary>
/// Turns at the processors: of many threads, most of which wait for each other or for other machines, no more are busy than were asked
/// for. Who waits gives up the turn, so that nobody waits for a turn of one who waits.
/// </summary>
/// <param name="count">How many have a turn at once.</param>
internal sealed class WorkTurns(int count) : IDisposable
{
    private readonly SemaphoreSlim free = new(count);
    private readonly ThreadLocal<bool> isMine = new();

    /// <summary>Does something in a turn of this thread.</summary>
    public void Inside(Action action)
    {
        if (isMine.Value)
        {
            action();
            return;
        }

        Take();
        try
        {
            action();
        }
        finally
        {
            Give();
        }
    }

    /// <summary>Does something that only waits without the turn of this thread, if it has one.</summary>
    public void Outside(Action wait)
    {
        if (!isMine.Value)
        {
            wait();
            return;
        }

        Give();
        try
        {
            wait();
        }
        finally
        {
            Take();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        free.Dispose();
        isMine.Dispose();
    }

    private void Take()
    {
        free.Wait();
        isMine.Value = true;
    }

    private void Give()
    {
        isMine.Value = false;
        free.Release();
    }
}
