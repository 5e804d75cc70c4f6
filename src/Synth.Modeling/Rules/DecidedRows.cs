using Synth.Data;

namespace Synth.Modeling;

/// <summary>What decides a column in each row of a block.</summary>
/// <param name="Keys">A number that stands for the deciding values: equal where these are equal. Shape [rows].</param>
/// <param name="Known">The values that are known to be decided; null where none is.</param>
/// <param name="Places">For each row the place of its value in <paramref name="Known"/>, or -1. Shape [rows].</param>
internal sealed record DecidedRows(long[] Keys, ColumnVector[]? Known, (int Way, int Place)[] Places)
{
    /// <summary>The known value of a row, or null.</summary>
    public (ColumnVector Values, int Place)? KnownOf(int row) =>
        Places[row] is { Place: >= 0 } place ? (Known![place.Way], place.Place) : null;
}
