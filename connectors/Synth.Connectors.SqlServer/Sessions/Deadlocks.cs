using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Does again what the server took back in favour of another session.</summary>
internal static class Deadlocks
{
    private const int Victim = 1205;
    private const int MostAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the session was the one that gave way: its transaction is undone, and the same may work a moment later.</summary>
    public static bool IsVictim(Exception exception) => exception is SqlException { Number: Victim };

    /// <summary>Carries out an action, again while it is a victim, at most five times.</summary>
    /// <param name="action">A statement or a transaction of its own, from its beginning.</param>
    /// <param name="cancellationToken">Stops it before the next attempt.</param>
    public static async Task RetryAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await action();
                return;
            }
            catch (SqlException exception) when (IsVictim(exception) && attempt < MostAttempts)
            {
                await Task.Delay(Pause * attempt, cancellationToken);
            }
        }
    }
}
