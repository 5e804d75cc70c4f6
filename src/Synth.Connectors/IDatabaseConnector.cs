namespace Synth.Connectors;

/// <summary>One engine: opens its databases as sources or targets. Stateless and thread-safe.</summary>
public interface IDatabaseConnector
{
    /// <summary>The engine's short name in lower case, as in <c>DatabaseSchema.Engine</c>.</summary>
    string Engine { get; }

    /// <summary>The engine's name as people write it.</summary>
    string DisplayName { get; }

    /// <summary>The URL schemes it answers to, in lower case.</summary>
    IReadOnlyList<string> Schemes { get; }

    /// <summary>What the engine can and cannot do.</summary>
    ConnectorCapabilities Capabilities { get; }

    /// <summary>
    /// The dialects in which databases of the engine can be written down as scripts; none where it has no statements of its own.
    /// </summary>
    IReadOnlyList<IScriptDialect> Scripts => [];

    /// <summary>
    /// Opens a database to read from. The session is read-only by the engine's own means, and all its reads see one snapshot.
    /// </summary>
    /// <exception cref="ConnectionException">It cannot be reached, or the login fails.</exception>
    Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a database to read from at the snapshot of another session of it, maybe another process's. Engines whose snapshots nobody else
    /// can join read as of now.
    /// </summary>
    /// <param name="address">The database.</param>
    /// <param name="snapshot">The <see cref="IDatabaseSession.Snapshot"/> of the other session, which has to stay open meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectionException">It cannot be reached, the login fails, or the snapshot is gone.</exception>
    Task<IDatabaseSession> OpenSourceAtAsync(DatabaseAddress address, string? snapshot, CancellationToken cancellationToken) =>
        OpenSourceAsync(address, cancellationToken);

    /// <summary>Opens a database to write to. Nothing is changed by opening it.</summary>
    /// <exception cref="ConnectionException">It cannot be reached, or the login fails.</exception>
    Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken);
}
