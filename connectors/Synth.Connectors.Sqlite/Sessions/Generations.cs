using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// The generations of a target: the file that users see, and the one that it replaced. One takes the other's place by a rename, so that
/// whoever opens the path finds one of them whole. Connections that are open stay with the file that they opened.
/// </summary>
internal static class Generations
{
    /// <summary>How long a target that others write to, or have open in WAL mode, is waited for.</summary>
    private const int PatienceSeconds = 15;

    /// <summary>Where the generation before is kept.</summary>
    public static string PreviousOf(string target) => target + ".synth-previous";

    /// <summary>Puts a complete file in the place of a target that is empty or not there.</summary>
    public static void Place(string complete, string target)
    {
        // Left by an empty database that was there before; a stale log must not be applied to the new file.
        SqliteFile.DeleteSideFiles(target);
        File.Move(complete, target, overwrite: true);
    }

    /// <summary>Puts a complete file in the place of the target, which becomes the previous generation.</summary>
    /// <exception cref="SafetyException">Others hold the target.</exception>
    public static async Task SwapInAsync(string complete, string target, CancellationToken cancellationToken)
    {
        await using (await HoldAsync(target, cancellationToken))
        {
            CopyPermissions(target, complete);
            File.Replace(complete, target, PreviousOf(target));
        }
    }

    /// <summary>Exchanges the target and the previous generation.</summary>
    /// <exception cref="SafetyException">Others hold the target.</exception>
    public static async Task ExchangeAsync(string target, CancellationToken cancellationToken)
    {
        await using (await HoldAsync(target, cancellationToken))
        {
            File.Replace(PreviousOf(target), target, ExchangeOf(target));
        }

        FinishExchange(target);
    }

    /// <summary>Ends an exchange in the midst of which a process was killed.</summary>
    public static void FinishExchange(string target)
    {
        if (File.Exists(ExchangeOf(target)))
        {
            File.Move(ExchangeOf(target), PreviousOf(target), overwrite: true);
        }
    }

    private static string ExchangeOf(string target) => target + ".synth-exchange";

    // While writers are kept out nobody can leave a journal beside the path that would belong to the file that was there before. A database
    // in WAL mode is led out of it, which empties its log and removes the side files, and which SQLite does only when nobody else has it
    // open.
    private static async Task<SqliteConnection> HoldAsync(string target, CancellationToken cancellationToken)
    {
        var connection = SqliteFile.Connection(target, SqliteOpenMode.ReadWrite);
        connection.DefaultTimeout = PatienceSeconds;
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SqliteFile.ExecuteAsync(connection, "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE;", cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                ? new SafetyException(
                    $"The target {target} is in use: somebody writes to it, or has it open in WAL mode. It is left as it is. Close what "
                    + $"uses it, and try again.")
                : SqliteErrors.Opening(target, error);
        }
    }

    private static void CopyPermissions(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }
}
