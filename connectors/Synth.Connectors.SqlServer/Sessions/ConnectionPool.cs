using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// A few connections of equal state, lent one caller at a time. A connection whose use was not completed is closed, since what it was
/// doing may still be under way, and the next caller gets a fresh one. Thread-safe.
/// </summary>
/// <param name="open">Opens a connection in the state that every caller is to find.</param>
/// <param name="capacity">Connections at once.</param>
internal sealed class ConnectionPool(Func<CancellationToken, Task<SqlConnection>> open, int capacity) : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(capacity);
    private readonly ConcurrentBag<SqlConnection> idle = [];

    /// <summary>Whether a connection whose use was not completed is kept while it is open: its transaction is the session's snapshot.</summary>
    public bool KeepsSnapshot { get; init; }

    /// <summary>Lends a connection; waits while all are lent.</summary>
    /// <exception cref="ConnectionException">A new one was needed and could not be opened.</exception>
    public async Task<ConnectionLease> LeaseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return new ConnectionLease(this, await TakeIdleAsync() ?? await open(cancellationToken));
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Carries out something on a lent connection.</summary>
    public async Task<T> UseAsync<T>(Func<SqlConnection, Task<T>> action, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        var result = await action(lease.Connection);
        lease.Complete();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        free.Dispose();
    }

    internal async ValueTask ReturnAsync(SqlConnection connection, bool isComplete)
    {
        if (connection.State == ConnectionState.Open && (isComplete || KeepsSnapshot))
        {
            idle.Add(connection);
        }
        else
        {
            await connection.DisposeAsync();
        }

        free.Release();
    }

    // A connection that broke while it was idle would be opened anew by whoever uses it, without its settings and its transaction.
    private async Task<SqlConnection?> TakeIdleAsync()
    {
        while (idle.TryTake(out var connection))
        {
            if (connection.State == ConnectionState.Open)
            {
                return connection;
            }

            await connection.DisposeAsync();
        }

        return null;
    }
}
