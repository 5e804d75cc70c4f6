using System.Data.Common;

namespace Synth.Connectors;

/// <summary>A connection on loan from a <see cref="ConnectionPool{TConnection}"/>; disposing gives it back.</summary>
/// <typeparam name="TConnection">The driver's connection.</typeparam>
public sealed class ConnectionLease<TConnection> : IAsyncDisposable
    where TConnection : DbConnection
{
    private readonly ConnectionPool<TConnection> pool;
    private bool isComplete;

    internal ConnectionLease(ConnectionPool<TConnection> pool, TConnection connection)
    {
        this.pool = pool;
        Connection = connection;
    }

    /// <summary>The connection.</summary>
    public TConnection Connection { get; }

    /// <summary>Says that the connection is in the state it came in, so that others may use it.</summary>
    public void Complete() => isComplete = true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => pool.ReturnAsync(Connection, isComplete);
}
