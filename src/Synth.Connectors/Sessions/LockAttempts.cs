namespace Synth.Connectors;

/// <summary>Tries to take what others hold, until it is free or that takes too long.</summary>
public static class LockAttempts
{
    private const int MostForRelease = 20;
    private static readonly TimeSpan ReleasePause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Tries to take a lock for two seconds: a session that has just been closed may hold it for a moment yet.</summary>
    /// <param name="tryTake">Takes it, or tells at once that another session holds it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is taken.</returns>
    public static async Task<bool> TakeAsync(Func<Task<bool>> tryTake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tryTake);
        for (var attempt = 1; ; attempt++)
        {
            var isTaken = await tryTake().ConfigureAwait(false);
            if (isTaken || attempt == MostForRelease)
            {
                return isTaken;
            }

            await Task.Delay(ReleasePause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tries a swap again and again while others use what it moves, with waits that grow.</summary>
    /// <param name="place">What is swapped, for people.</param>
    /// <param name="mostAttempts">How often it is tried.</param>
    /// <param name="trySwap">Swaps, or gives up after a while and leaves all as it was. A swap is not stopped midway.</param>
    /// <param name="cancellationToken">Stops it before the next attempt.</param>
    /// <exception cref="SafetyException">It was never free.</exception>
    public static async Task SwapAsync(string place, int mostAttempts, Func<Task<bool>> trySwap, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trySwap);
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await trySwap().ConfigureAwait(false))
            {
                return;
            }

            if (attempt == mostAttempts)
            {
                throw new SafetyException(
                    $"What is in {place} is in use: somebody reads or writes it in a transaction that does not end. "
                    + "It is left as it is. End it, and try again.");
            }

            var pause = Math.Min(LongestPause.TotalMilliseconds, 50 * Math.Pow(1.5, attempt));
            await Task.Delay(TimeSpan.FromMilliseconds(pause), cancellationToken).ConfigureAwait(false);
        }
    }
}
