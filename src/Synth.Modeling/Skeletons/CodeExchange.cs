using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Brings codes that the last rows of a quota were left with to rows whose they may be: a row whose leaf lacks its code takes one that the
/// leaf has of another row, which holds the code from then on, until a row is found whose leaf has it. How often each code comes stays.
/// </summary>
/// <param name="forest">The forest.</param>
/// <param name="bits">The random bits of each row. Shape [rows].</param>
/// <param name="leaves">The leaf of each row in the tree that its bits choose. Shape [rows].</param>
/// <param name="codes">The codes; changed in place. Shape [rows].</param>
internal sealed class CodeExchange(Forest forest, ulong[] bits, int[] leaves, byte[] codes)
{
    /// <summary>How often a code is handed on.</summary>
    private const int MostSteps = 60;

    /// <summary>Hands codes on until they have come to rows whose leaf has them, or too often.</summary>
    /// <param name="rows">The rows that take part.</param>
    /// <param name="stream">The random bits of these exchanges.</param>
    public void HandOn(int[] rows, RandomStream stream)
    {
        int[] strangers = Array.FindAll(rows, row => !HasItsCode(row));
        if (strangers.Length == 0)
        {
            return;
        }

        var holders = rows.GroupBy(row => codes[row]).ToDictionary(group => group.Key, group => group.ToArray());
        var places = new int[codes.Length];
        foreach (var held in holders.Values)
        {
            for (var place = 0; place < held.Length; place++)
            {
                places[held[place]] = place;
            }
        }

        foreach (var stranger in strangers)
        {
            var own = stream.Derive(stranger);
            var row = stranger;
            for (var step = 0; step < MostSteps && !HasItsCode(row); step++)
            {
                var wanted = forest.FirstHistogram(leaves[row], bits[row]).Draw(own.Bits(2 * step));
                if (!holders.TryGetValue(wanted, out var candidates))
                {
                    continue;
                }

                var other = candidates[own.Below((2 * step) + 1, candidates.Length)];
                (holders[codes[row]][places[row]], candidates[places[other]]) = (other, row);
                (places[row], places[other]) = (places[other], places[row]);
                (codes[row], codes[other]) = (codes[other], codes[row]);
                row = other;
            }
        }
    }

    private bool HasItsCode(int row) => forest.FirstHistogram(leaves[row], bits[row]).Bins.BinarySearch(codes[row]) >= 0;
}
