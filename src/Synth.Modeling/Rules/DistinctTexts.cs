using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Texts that differ between all rows although no key says so: phone numbers, the postal codes of a few dozen customers. Rows that are made
/// together draw again where they would repeat one; nothing depends on it, so where all draws are taken a text may come twice.
/// </summary>
internal static class DistinctTexts
{
    private const int MostDraws = 32;

    /// <summary>Whether enough rows have a text, and no two the same.</summary>
    public static bool Are(BytesVector column)
    {
        if (column.Count - column.NullCount < Evidence.FewestRows)
        {
            return false;
        }

        var key = new RowKey([0]);
        var seen = new HashSet<UInt128>();
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.IsNull(row) && !seen.Add(key.ReadWithNulls([column], row)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills such a column.</summary>
    /// <param name="cells">The values that are drawn for it.</param>
    /// <param name="length">How many rows there are.</param>
    /// <param name="target">The column.</param>
    public static void Fill(DataCells cells, int length, ColumnVector target)
    {
        var key = new RowKey([0]);
        var seen = new HashSet<UInt128>();
        using var candidate = ColumnVector.Create(target.Kind, 1);
        for (var row = 0; row < length; row++)
        {
            if (!cells.IsPresent(row))
            {
                target.AppendNull();
                continue;
            }

            var attempt = 0;
            do
            {
                candidate.Clear();
                cells.Write(row, attempt++, candidate);
            }
            while (!seen.Add(key.ReadWithNulls([candidate], 0)) && attempt < MostDraws);

            target.AppendFrom(candidate, 0);
        }
    }
}
