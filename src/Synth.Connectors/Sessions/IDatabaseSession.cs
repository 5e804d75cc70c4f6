namespace Synth.Connectors;

/// <summary>An open database that can be read.</summary>
public interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>Which database it is, whatever it was called when it was opened.</summary>
    DatabaseIdentity Identity { get; }

    /// <summary>The server's product and version, for people.</summary>
    string ServerVersion { get; }

    /// <summary>Reads the catalog.</summary>
    ICatalogReader Catalog { get; }

    /// <summary>Reads rows.</summary>
    ITableReader Tables { get; }

    /// <summary>Has the engine itself check what the schema promises; only reads.</summary>
    IIntegrityVerifier Verifier { get; }
}
