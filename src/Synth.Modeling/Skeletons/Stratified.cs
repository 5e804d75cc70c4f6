using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Random bits that cover the unit interval evenly: each row falls into a stratum of its own, in random order, so that drawn
/// marginals deviate less from their distribution than independent draws would (stratified sampling, Neyman 1934).
/// </summary>
internal static class Stratified
{
    /// <summary>The bits of one row among all rows of a table.</summary>
    /// <param name="stream">The stream of the quantity.</param>
    /// <param name="order">A random order of all rows.</param>
    /// <param name="row">The row.</param>
    public static ulong Bits(RandomStream stream, KeyedPermutation order, long row) =>
        Within(order[row], order.Size, stream.Bits(row));

    /// <summary>The bits of all rows of a block.</summary>
    /// <param name="stream">The stream of the quantity in that block.</param>
    /// <param name="count">Rows of the block.</param>
    public static ulong[] Fill(RandomStream stream, int count)
    {
        var bits = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            // Durstenfeld's shuffle (1964), inside out: the strata in random order.
            var j = (int)stream.Below(2L * i, i + 1);
            bits[i] = bits[j];
            bits[j] = (ulong)i;
        }

        for (var i = 0; i < count; i++)
        {
            bits[i] = Within((long)bits[i], count, stream.Bits((2L * i) + 1));
        }

        return bits;
    }

    private static ulong Within(long stratum, long strata, ulong bits)
    {
        var width = ulong.MaxValue / (ulong)strata;
        return ((ulong)stratum * width) + Math.BigMul(bits, width, out _);
    }
}
