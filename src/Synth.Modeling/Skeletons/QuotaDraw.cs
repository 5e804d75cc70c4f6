using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Draws codes for a number of rows so that each code comes as often as its share says: rows take their turns in random order and
/// draw from their leaf what is left. The dependence on the features stays that of the forest, the marginal is exact. What only the last
/// rows are left with, though it is not theirs, is handed on until it comes to one whose it may be.
/// </summary>
internal static class QuotaDraw
{
    /// <summary>Draws.</summary>
    /// <param name="forest">The forest.</param>
    /// <param name="features">The features. Shape [features][rows].</param>
    /// <param name="quotas">How often each code may come; their sum is the number of rows that are drawn. Used up on return.</param>
    /// <param name="stream">The random bits of these rows.</param>
    /// <param name="isDrawn">Which rows are drawn; the others are left as they are.</param>
    /// <param name="codes">Receives the codes. Shape [rows].</param>
    public static void Draw(Forest forest, byte[][] features, int[] quotas, RandomStream stream, Func<int, bool> isDrawn, byte[] codes)
    {
        var allowed = BinSet.OfFlags(Array.ConvertAll(quotas, quota => quota > 0));
        int[] turns = [.. Stratified.Shuffle(stream.Derive("turns"), codes.Length).Where(isDrawn)];
        var bits = new ulong[codes.Length];
        var leaves = new int[codes.Length];
        for (var row = 0; row < bits.Length; row++)
        {
            bits[row] = stream.Bits(row);
        }

        forest.FindFirstLeaves(features, turns, bits, leaves);
        foreach (var row in turns)
        {
            if (!forest.TryDrawAllowed(features, row, bits[row], leaves[row], allowed, out var code))
            {
                code = Nearest(quotas, code);
            }

            codes[row] = code;
            if (--quotas[code] == 0)
            {
                allowed = allowed.Except(BinSet.Of([code]));
            }
        }

        new CodeExchange(forest, bits, leaves, codes).HandOn(turns, stream.Derive("hand on"));
    }

    /// <summary>
    /// How often each code comes among some of all rows. In a random order of all rows the codes stand one after the other, each as
    /// long as its share; a row's place in that order says which it contributes.
    /// </summary>
    /// <param name="shares">Rows of the source per code; if all are 0, all rows take the last one.</param>
    /// <param name="order">A random order of all rows.</param>
    /// <param name="begin">The first of the rows.</param>
    /// <param name="length">How many.</param>
    public static int[] Quotas(int[] shares, KeyedPermutation order, long begin, int length)
    {
        var quotas = new int[shares.Length];
        var all = shares.Sum(share => (long)share);
        if (all == 0)
        {
            quotas[^1] = length;
            return quotas;
        }

        var ends = EndsOf(shares, all, order.Size);
        for (var row = begin; row < begin + length; row++)
        {
            quotas[FirstAbove(ends, order[row])]++;
        }

        return quotas;
    }

    // For each code the first place in the order that is behind its stretch. A row counts by its middle, (2 · place + 1) / (2 · rows).
    private static long[] EndsOf(int[] shares, long all, long rows)
    {
        var ends = new long[shares.Length];
        var sum = 0L;
        for (var code = 0; code < ends.Length; code++)
        {
            sum += shares[code];
            ends[code] = (long)((((Int128)sum * 2 * rows) + all - 1) / all / 2);
        }

        return ends;
    }

    private static int FirstAbove(long[] ends, long place)
    {
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ends[middle] > place ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static byte Nearest(int[] quotas, byte wanted)
    {
        for (var distance = 0; distance < quotas.Length; distance++)
        {
            foreach (var code in new[] { wanted - distance, wanted + distance })
            {
                if (code >= 0 && code < quotas.Length && quotas[code] > 0)
                {
                    return (byte)code;
                }
            }
        }

        return wanted;
    }
}
