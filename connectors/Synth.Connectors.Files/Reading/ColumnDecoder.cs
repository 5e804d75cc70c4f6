using Synth.Connectors.Files.DuckDb;
using Synth.Data;

namespace Synth.Connectors.Files.Reading;

/// <summary>Takes values of DuckDB's form into a column of a batch. Chosen once per column and query.</summary>
internal abstract class ColumnDecoder
{
    /// <summary>Adds a run of values, nulls included.</summary>
    /// <param name="source">The column of the chunk.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row after the last one.</param>
    /// <param name="target">The column.</param>
    /// <returns>False when a text is no value of the column's type.</returns>
    public abstract bool TryDecode(ChunkVector source, int start, int end, ColumnVector target);
}
