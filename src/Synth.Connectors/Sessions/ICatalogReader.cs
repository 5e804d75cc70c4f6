using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Reads the catalog of a database.</summary>
public interface ICatalogReader
{
    /// <summary>
    /// Reads the whole schema, objects of the engine itself and of Synth left out. What cannot be described becomes an issue in the result.
    /// </summary>
    /// <exception cref="ReadException">The catalog cannot be read.</exception>
    Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken);
}
