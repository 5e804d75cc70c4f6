using System.Globalization;
using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Tries a swap until the relations are free. An attempt gives up before the server would look for deadlocks (<c>deadlock_timeout</c>, a second
/// unless set otherwise), so that no reader is ever made to fail for it; readers who wait behind it go on meanwhile.
/// </summary>
internal static class SwapAttempts
{
    private const int LockMilliseconds = 400;
    private const int AllLocksMilliseconds = 700;
    private const int MostAttempts = 40;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Runs an action in a transaction, again and again while it is kept from its locks.</summary>
    /// <exception cref="SafetyException">It was kept from them each time.</exception>
    public static async Task RunAsync(
        NpgsqlConnection connection, string place, Func<NpgsqlTransaction, Task> action, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
                await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {LockMilliseconds}; SET LOCAL synchronous_commit = on"));
                await action(transaction);
                await transaction.CommitAsync(CancellationToken.None);
                return;
            }
            catch (PostgresException exception) when (IsKeptOut(exception))
            {
                if (attempt == MostAttempts)
                {
                    throw new SafetyException(
                        $"What is in {place} is in use: somebody reads or writes it in a transaction that does not end. It is left as it is. End it, and try again.");
                }

                await Task.Delay(Pause(attempt), cancellationToken);
            }
        }
    }

    /// <summary>Takes several locks within the time of an attempt.</summary>
    public static async Task LockAsync(NpgsqlTransaction transaction, string sql)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {AllLocksMilliseconds}"));
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("SET LOCAL statement_timeout = 0");
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 50 * Math.Pow(1.5, attempt)));

    private static bool IsKeptOut(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected;
}
