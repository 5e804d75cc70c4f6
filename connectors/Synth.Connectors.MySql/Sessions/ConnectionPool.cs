using System.Collections.Concurrent;
using System.Data;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// A few connections of equal state, lent one caller at a time. A connection whose use was not completed is closed, since its
/// transaction or its load may be broken, and the next caller gets a fresh one. Thread-safe.
/// </summary>
/// <param name="open">Opens a connection in the state that every caller is to find.</param>
/// <param name="capacity">Connections at once.</param>
internal sealed class ConnectionPool(Func<CancellationToken, Task<MySqlConnection>> open, int capacity) : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(capacity);
    private readonly ConcurrentBag<MySqlConnection> idle = [];

    /// <summary>Lends a connection; waits while all are lent.</summary>
    /// <exception cref="ConnectionException">A new one was needed and could not be opened.</exception>
    public async Task<ConnectionLease> LeaseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return new ConnectionLease(this, idle.TryTake(out var connection) ? connection : await open(cancellationToken));
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Carries out something on a lent connection.</summary>
    public async Task<T> UseAsync<T>(Func<MySqlConnection, Task<T>> action, CancellationToken cancellationToken)
    {
        await using var lease = await LeaseAsync(cancellationToken);
        try
        {
            var result = await action(lease.Connection);
            lease.Complete();
            return result;
        }
        catch (MySqlException exception) when (ServerErrors.IsAnswer(exception))
        {
            // The server refused the statement; the connection and its snapshot are as they were.
            lease.Complete();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        free.Dispose();
    }

    internal async ValueTask ReturnAsync(MySqlConnection connection, bool isUsable)
    {
        if (isUsable && connection.State == ConnectionState.Open)
        {
            idle.Add(connection);
        }
        else
        {
            await connection.DisposeAsync();
        }

        free.Release();
    }
}
