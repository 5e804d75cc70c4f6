using Synth.Connectors.Files.DuckDb;
using Synth.Data;

namespace Synth.Connectors.Files.Loading;

/// <summary>Puts values of a column of a batch into DuckDB's form. Chosen once per column and batch.</summary>
internal abstract class ColumnEncoder
{
    /// <summary>Writes a run of values, nulls included.</summary>
    /// <param name="source">The column.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="target">The column of the chunk, from its first row.</param>
    /// <returns>False when a value has no such form; the chunk is then not to be used.</returns>
    public abstract bool TryEncode(ColumnVector source, int start, int count, ChunkVector target);
}
