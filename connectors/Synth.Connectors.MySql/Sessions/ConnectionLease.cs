using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>A connection on loan from a <see cref="ConnectionPool"/>; disposing gives it back.</summary>
internal sealed class ConnectionLease(ConnectionPool pool, MySqlConnection connection) : IAsyncDisposable
{
    private bool isComplete;

    public MySqlConnection Connection => connection;

    /// <summary>Says that the connection is in the state it came in, so that others may use it.</summary>
    public void Complete() => isComplete = true;

    public ValueTask DisposeAsync() => pool.ReturnAsync(connection, isComplete);
}
