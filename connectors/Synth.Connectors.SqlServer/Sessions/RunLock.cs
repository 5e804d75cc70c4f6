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
        EXEC @result = sys.sp_getapplock @Resource = N'synth', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
        SELECT @result;
        """;

    private const string TakeRow = "SET LOCK_TIMEOUT 0; BEGIN TRANSACTION; UPDATE [synth].[run] SET state = state;";

    private SqlConnection? rowHolder;
    private bool usesRow;

    /// <summary>Takes the lock, or finds that a living run has it.</summary>
    /// <param name="hasMarker">Whether there is a marker, whose row a living run may hold.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<bool> TryTakeAsync(bool hasMarker, CancellationToken cancellationToken)
    {
        try
        {
            return await LockAttempts.TakeAsync(
                async () => await control.QuerySingleAsync<int>(
                    new CommandDefinition(TakeApplicationLock, cancellationToken: cancellationToken)) >= 0,
                cancellationToken);
        }
        catch (SqlException) when (control.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            usesRow = true;
        }

        if (!hasMarker)
        {
            return true;
        }

        var isFree = await TryHoldRowAsync(cancellationToken);
        await ReleaseRowAsync();
        return isFree;
    }

    /// <summary>Holds the row of the marker that the run has written, where that is what keeps others out.</summary>
    public async Task HoldMarkerAsync(CancellationToken cancellationToken)
    {
        if (usesRow)
        {
            await TryHoldRowAsync(cancellationToken);
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

    private async Task<bool> TryHoldRowAsync(CancellationToken cancellationToken)
    {
        rowHolder = await open(cancellationToken);
        try
        {
            await rowHolder.ExecuteAsync(new CommandDefinition(TakeRow, cancellationToken: cancellationToken));
            return true;
        }
        catch (SqlException exception) when (exception.Number == LockTimeout)
        {
            return false;
        }
    }
}
