using Synth.Data;

namespace Synth.Modeling;

/// <summary>Puts edge cases into the columns of a table at a rate: a function of seed, column and position.</summary>
/// <param name="columns">The edges of each column; null where it may hold none.</param>
/// <param name="rate">The share of values that become edge cases, 0 to 1.</param>
internal sealed class EdgeCaseWriter(EdgeValues?[] columns, double rate)
{
    /// <summary>Whether a column may hold edge cases.</summary>
    public bool Concerns(int column) => rate > 0 && columns[column] is not null;

    /// <summary>Fills a column.</summary>
    /// <param name="cells">The values that are drawn for it.</param>
    /// <param name="column">Its number.</param>
    /// <param name="block">The rows.</param>
    /// <param name="stream">The column's stream.</param>
    /// <param name="target">The column.</param>
    /// <returns>How many edge cases were written.</returns>
    public int Fill(DataCells cells, int column, TableBlock block, RandomStream stream, ColumnVector target)
    {
        var own = stream.Derive("edge cases");
        var written = 0;
        for (var row = 0; row < block.Length; row++)
        {
            if (!cells.IsPresent(row))
            {
                target.AppendNull();
            }
            else if (own.Uniform(2 * (block.Begin + row)) < rate)
            {
                columns[column]!.Append(target, own.Bits((2 * (block.Begin + row)) + 1));
                written++;
            }
            else
            {
                cells.Write(row, 0, target);
            }
        }

        return written;
    }
}
