namespace Synth.Connectors;

/// <summary>An open database that can be read.</summary>
public interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>Which database it is, whatever it was called when it was opened.</summary>
    DatabaseIdentity Identity { get; }

    /// <summary>The server's product and version, for people.</summary>
    string ServerVersion { get; }

    /// <summary>Names what a source session sees, for others to see the same; null where the engine has no such names.</summary>
    string? Snapshot => null;

    /// <summary>Reads the catalog.</summary>
    ICatalogReader Catalog { get; }

    /// <summary>Reads rows.</summary>
    ITableReader Tables { get; }

    /// <summary>
    /// The statements that would give the role what it lacks to read this database as a source; empty where it lacks nothing, and on
    /// engines that grant nothing.
    /// </summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<string>> FindMissingReadGrantsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Has the engine itself check what the schema promises; only reads.</summary>
    IIntegrityVerifier Verifier { get; }
}
