using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>
/// Tries a swap until what it moves is free. An attempt waits for each lock for less than a second, so that readers who wait behind it go
/// on meanwhile, and is the one that ends where it and others wait for each other.
/// </summary>
internal static class SwapAttempts
{
    private const int LockTimeout = 1222;
    private const int Deadlock = 1205;
    private const int MostAttempts = 40;

    /// <summary>Runs an action in a transaction, again and again while it is kept from its locks.</summary>
    /// <exception cref="SafetyException">It was kept from them each time.</exception>
    public static Task RunAsync(SqlConnection connection, string place, Func<Task> action, CancellationToken cancellationToken) =>
        LockAttempts.SwapAsync(place, MostAttempts, () => TryAsync(connection, action), cancellationToken);

    private static async Task<bool> TryAsync(SqlConnection connection, Func<Task> action)
    {
        try
        {
            await ExecuteAsync(connection, SwapSql.Begin);
            await action();
            await ExecuteAsync(connection, SwapSql.Commit);
            return true;
        }
        catch (Exception exception) when (IsKeptOut(exception))
        {
            return false;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await ExecuteAsync(connection, SwapSql.RollBack);
                await ExecuteAsync(connection, SwapSql.End);
            }
        }
    }

    private static bool IsKeptOut(Exception exception) =>
        (exception as SqlException ?? exception.InnerException as SqlException) is { Number: LockTimeout or Deadlock };

    private static async Task ExecuteAsync(SqlConnection connection, string sql)
    {
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
