using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;

namespace Synth.Connectors;

/// <summary>
/// A few connections of equal state, lent one caller at a time. A connection whose use was not completed is closed, since its
/// transaction or its load may be broken, and the next caller gets a fresh one. Thread-safe.
/// </summary>
/// <typeparam name="TConnection">The driver's connection.</typeparam>
/// <param name="open">Opens a connection in the state that every caller is to find.</param>
/// <param name="capacity">Connections at once.</param>
public sealed class ConnectionPool<TConnection>(Func<CancellationToken, Task<TConnection>> open, int capacity) : IAsyncDisposable
    where TConnection : DbConnection
{
    private readonly SemaphoreSlim free = new(capacity);
    private readonly ConcurrentBag<TConnection> idle = [];

    /// <summary>
    /// Whether a connection whose use was not completed is kept while it is open: its transaction is the session's snapshot.
    /// </summary>
    public bool KeepsSnapshot { get; init; }

    /// <summary>Which failures leave a connection and its snapshot as they were. By default none is known to.</summary>
    public Predicate<Exception> IsHarmless { get; init; } = _ => false;

    /// <summary>Lends a connection; waits while all are lent.</summary>
    /// <param name="cancellationToken">Ends the waiting and the opening.</param>
    /// <exception cref="ConnectionException">A new one was needed and could not be opened.</exception>
    public async Task<ConnectionLease<TConnection>> LeaseAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new ConnectionLease<TConnection>(
                this, await TakeIdleAsync().ConfigureAwait(false) ?? await open(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <summary>Carries out something on a lent connection.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Ends the waiting and the opening.</param>
    /// <exception cref="ConnectionException">A new connection was needed and could not be opened.</exception>
    public async Task<T> UseAsync<T>(Func<TConnection, Task<T>> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        var lease = await LeaseAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            try
            {
                var result = await action(lease.Connection).ConfigureAwait(false);
                lease.Complete();
                return result;
            }
            catch (Exception exception) when (IsHarmless(exception))
            {
                lease.Complete();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        free.Dispose();
    }

    internal async ValueTask ReturnAsync(TConnection connection, bool isComplete)
    {
        if (connection.State == ConnectionState.Open && (isComplete || KeepsSnapshot))
        {
            idle.Add(connection);
        }
        else
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        free.Release();
    }

    // A connection that broke while it was idle would be opened anew by whoever uses it, without its settings and its transaction.
    private async Task<TConnection?> TakeIdleAsync()
    {
        while (idle.TryTake(out var connection))
        {
            if (connection.State == ConnectionState.Open)
            {
                return connection;
            }

            await connection.DisposeAsync().ConfigureAwait(false);
        }

        return null;
    }
}
