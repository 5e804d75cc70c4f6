using DuckDB.NET.Native;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>DuckDB failed; its own message may hold values of cells and is left out.</summary>
/// <param name="error">What kind of failure it is.</param>
/// <param name="isFullDisk">Whether nothing more could be written.</param>
internal sealed class ChunkQueryException(DuckDBErrorType error, bool isFullDisk = false) : Exception($"DuckDB: {error}")
{
    /// <summary>What kind of failure it is.</summary>
    public DuckDBErrorType Error { get; } = error;

    /// <summary>Whether nothing more could be written.</summary>
    public bool IsFullDisk { get; } = isFullDisk;
}
