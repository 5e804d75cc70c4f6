using System.Globalization;
using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Tries a swap until the relations are free. An attempt gives up before the server would look for deadlocks (<c>deadlock_timeout</c>, a
/// second unless set otherwise), so that no reader is ever made to fail for it; readers who wait behind it go on meanwhile.
/// </summary>
internal static class SwapAttempts
{
    private const int LockMilliseconds = 400;
    private const int AllLocksMilliseconds = 700;
    private const int MostAttempts = 40;

    /// <summary>Runs an action in a transaction, again and again while it is kept from its locks.</summary>
    /// <exception cref="SafetyException">It was kept from them each time.</exception>
    public static Task RunAsync(
        NpgsqlConnection connection, string place, Func<NpgsqlTransaction, Task> action, CancellationToken cancellationToken) =>
        LockAttempts.SwapAsync(place, MostAttempts, () => TryAsync(connection, action), cancellationToken);

    /// <summary>Takes several locks within the time of an attempt.</summary>
    public static async Task LockAsync(NpgsqlTransaction transaction, string sql)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {AllLocksMilliseconds}"));
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("SET LOCAL statement_timeout = 0");
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, Func<NpgsqlTransaction, Task> action)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await connection.ExecuteAsync(string.Create(
                CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {LockMilliseconds}; SET LOCAL synchronous_commit = on"));
            await action(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (PostgresException exception) when (IsKeptOut(exception))
        {
            return false;
        }
    }

    private static bool IsKeptOut(PostgresException exception) => exception.SqlState is
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected;
}
