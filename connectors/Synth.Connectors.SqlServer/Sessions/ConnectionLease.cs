using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>A connection on loan from a <see cref="ConnectionPool"/>; disposing gives it back.</summary>
internal sealed class ConnectionLease(ConnectionPool pool, SqlConnection connection) : IAsyncDisposable
{
    private bool isComplete;

    public SqlConnection Connection => connection;

    /// <summary>Says that the connection is in the state it came in, so that others may use it.</summary>
    public void Complete() => isComplete = true;

    public ValueTask DisposeAsync() => pool.ReturnAsync(connection, isComplete);
}
