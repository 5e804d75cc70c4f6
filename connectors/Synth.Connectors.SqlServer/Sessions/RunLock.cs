using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// Keeps other runs out of a target while one fills it: by an application lock of the session, or, on a server without those, by a
/// transaction of its own connection that holds the row of the marker. Both end with the process.
/// </summary>
/// <param name="control">The connection that holds the application lock.</param>
/// <param name="open">Opens a further connection.</param>
internal sealed class RunLock(SqlConnection control, Func<CancellationToken, Task<SqlConnection>> open) : IAsyncDisposable
{
    private const int LockTimeout = 1222;

    private const string TakeApplicationLock =
        """
        DECLARE @result int;
        EXEC @result = sys.sp_getapplock @Resource = N'synth', @LockMode = @Mode, @LockOwner = N'Session', @LockTimeout = 0;
        SELECT @result;
        """;

    private const string TakeRow = "SET LOCK_TIMEOUT 0; BEGIN TRANSACTION; UPDATE [synth].[run] SET state = state;";

    private const string ShareRow =
        "SET LOCK_TIMEOUT 0; BEGIN TRANSACTION; SELECT state FROM [synth].[run] WITH (REPEATABLEREAD, ROWLOCK);";

    private SqlConnection? rowHolder;
    private bool usesRow;

    /// <summary>Takes the lock, or finds that a living run has it.</summary>
    /// <param name="hasMarker">Whether there is a marker, whose row a living run may hold.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<bool> TryTakeAsync(bool hasMarker, CancellationToken cancellationToken)
    {
        if (await TryApplicationLockAsync("Exclusive", cancellationToken) is { } isTaken)
        {
            return isTaken;
        }

        if (!hasMarker)
        {
            return true;
        }

        var isFree = await TryHoldRowAsync(TakeRow, cancellationToken);
        await ReleaseRowAsync();
        return isFree;
    }

    /// <summary>Takes the lock of a run that is under way, and holds it.</summary>
    /// <param name="isAlone">Whether nobody else may have it; else others may join too.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<bool> TryJoinAsync(bool isAlone, CancellationToken cancellationToken) =>
        await TryApplicationLockAsync(isAlone ? "Exclusive" : "Shared", cancellationToken)
            ?? await TryHoldRowAsync(isAlone ? TakeRow : ShareRow, cancellationToken);

    /// <summary>Holds the row of the marker that the run has written, where that is what keeps others out.</summary>
    public async Task HoldMarkerAsync(CancellationToken cancellationToken)
    {
        if (usesRow)
        {
            await TryHoldRowAsync(TakeRow, cancellationToken);
        }
    }

    /// <summary>Lets go of the row, so that the marker can be changed or dropped.</summary>
    public async Task ReleaseRowAsync()
    {
        if (rowHolder is not null)
        {
            await rowHolder.DisposeAsync();
            rowHolder = null;
        }
    }

    public async ValueTask DisposeAsync() => await ReleaseRowAsync();

    // Null where the server has no such locks.
    private async Task<bool?> TryApplicationLockAsync(string mode, CancellationToken cancellationToken)
    {
        try
        {
            return await LockAttempts.TakeAsync(
                async () => await control.QuerySingleAsync<int>(
                    new CommandDefinition(TakeApplicationLock, new { Mode = mode }, cancellationToken: cancellationToken)) >= 0,
                cancellationToken);
        }
        catch (SqlException) when (control.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            usesRow = true;
            return null;
        }
    }

    private async Task<bool> TryHoldRowAsync(string statement, CancellationToken cancellationToken)
    {
        rowHolder = await open(cancellationToken);
        try
        {
            await rowHolder.ExecuteAsync(new CommandDefinition(statement, cancellationToken: cancellationToken));
            return true;
        }
        catch (SqlException exception) when (exception.Number == LockTimeout)
        {
            return false;
        }
    }
}
