using System.Globalization;
using MySqlConnector;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>
/// Tries to rename until the tables are free: each attempt waits for a second, so that readers who wait behind it go on meanwhile.
/// </summary>
internal static class RenameAttempts
{
    private const int LockSeconds = 1;
    private const int MostAttempts = 30;
    private const int UsualLockSeconds = 86_400;

    /// <exception cref="SafetyException">The tables were never free.</exception>
    public static async Task RunAsync(MySqlConnection connection, string place, string statement, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection,
            string.Create(CultureInfo.InvariantCulture, $"SET SESSION lock_wait_timeout = {LockSeconds}, foreign_key_checks = 1"));
        try
        {
            await LockAttempts.SwapAsync(place, MostAttempts, () => TryAsync(connection, statement), cancellationToken);
        }
        finally
        {
            await ExecuteAsync(connection,
                string.Create(CultureInfo.InvariantCulture, $"SET SESSION lock_wait_timeout = {UsualLockSeconds}, foreign_key_checks = 0"));
        }
    }

    private static async Task<bool> TryAsync(MySqlConnection connection, string statement)
    {
        try
        {
            await ExecuteAsync(connection, statement);
            return true;
        }
        catch (MySqlException exception) when (exception.ErrorCode is MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.LockDeadlock)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string statement)
    {
        await using var command = new MySqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
