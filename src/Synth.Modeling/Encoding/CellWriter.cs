using Synth.Data;

namespace Synth.Modeling;

/// <summary>Writes the values of a column for the rows of a batch, for encoders that prepare something or read other columns.</summary>
internal abstract class CellWriter
{
    /// <summary>Appends the value that stands behind the codes of a row.</summary>
    /// <param name="codes">Codes, shape [variables][rows]; none is 0 in this row.</param>
    /// <param name="row">The row within the batch.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="target">The vector to append to.</param>
    public abstract void Write(byte[][] codes, int row, CellDraw draw, ColumnVector target);
}
