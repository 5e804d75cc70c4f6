using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Spreads the choices of a link within the family over the rows that may be chosen, as unevenly as in the source: each has as many uses
/// as a row of the source, drawn at random, and a row that wants one whose uses are spent gets the nearest one with uses left.
/// </summary>
/// <param name="rowsByUses">How many rows of the source are used 0, 1, 2, … times; empty where choices are not spread.</param>
/// <param name="stream">Random bits.</param>
internal sealed class KinUses(int[] rowsByUses, RandomStream stream)
{
    private const int MostSteps = 64;

    private readonly long total = rowsByUses.Sum(rows => (long)rows);
    private readonly Dictionary<long, int> left = [];

    /// <summary>Takes a use of a row.</summary>
    /// <param name="wanted">The position of the row that is wanted.</param>
    /// <param name="first">The first row that may be chosen.</param>
    /// <param name="count">How many rows may be chosen.</param>
    /// <returns>The row whose use is taken; the wanted one where none near it has any left.</returns>
    public long Take(long wanted, long first, int count)
    {
        for (var distance = 0; distance < Math.Min(count, MostSteps); distance++)
        {
            if (TryTake(wanted - distance, first, count))
            {
                return wanted - distance;
            }

            if (TryTake(wanted + distance, first, count))
            {
                return wanted + distance;
            }
        }

        return wanted;
    }

    private bool TryTake(long row, long first, int count)
    {
        if (row < first || row >= first + count)
        {
            return false;
        }

        var uses = left.TryGetValue(row, out var known) ? known : Draw(row);
        left[row] = Math.Max(0, uses - 1);
        return uses > 0;
    }

    private int Draw(long row)
    {
        var rest = total == 0 ? 0 : (long)Math.BigMul(stream.Bits(row), (ulong)total, out _);
        for (var uses = 0; uses < rowsByUses.Length; uses++)
        {
            rest -= rowsByUses[uses];
            if (rest < 0)
            {
                return uses;
            }
        }

        return 1;
    }
}
