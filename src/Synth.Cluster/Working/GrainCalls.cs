namespace Synth.Cluster.Working;

/// <summary>Calls to a coordinator that may be dead, moving, or not to be reached at this moment.</summary>
internal static class GrainCalls
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether a failed call says that the coordinator cannot be reached, rather than that it refused something.</summary>
    public static bool IsUnreachable(Exception exception) =>
        exception is OrleansException or TimeoutException or ObjectDisposedException
            or InvalidOperationException { Source: "Orleans.Core" or "Orleans.Runtime" };

    /// <summary>Makes a call until it is answered, or the time is over.</summary>
    /// <returns>Whether it was answered.</returns>
    public static async Task<bool> InsistAsync(Func<Task> call, TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var start = clock.GetTimestamp(); ;)
        {
            try
            {
                await call().WaitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (Exception exception) when (IsUnreachable(exception))
            {
                if (clock.GetElapsedTime(start) >= time)
                {
                    return false;
                }

                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
