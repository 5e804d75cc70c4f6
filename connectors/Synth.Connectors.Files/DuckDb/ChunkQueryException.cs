using DuckDB.NET.Native;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>DuckDB failed; its own message may hold values of cells and is left out.</summary>
/// <param name="error">What kind of failure it is.</param>
internal sealed class ChunkQueryException(DuckDBErrorType error) : Exception($"DuckDB: {error}")
{
    /// <summary>What kind of failure it is.</summary>
    public DuckDBErrorType Error { get; } = error;
}
