using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Random bits that cover the unit interval evenly: each row falls into a stratum of its own, in random order, so that drawn
/// marginals deviate less from their distribution than independent draws would (stratified sampling, Neyman 1934).
/// </summary>
internal static class Stratified
{
    /// <summary>The bits of all rows of a block.</summary>
    /// <param name="stream">The stream of the quantity in that block.</param>
    /// <param name="count">Rows of the block.</param>
    public static ulong[] Fill(RandomStream stream, int count)
    {
        var strata = Shuffle(stream, count);
        var bits = new ulong[count];
        var width = ulong.MaxValue / (ulong)Math.Max(1, count);
        for (var i = 0; i < count; i++)
        {
            bits[i] = ((ulong)strata[i] * width) + Math.BigMul(stream.Bits((2L * i) + 1), width, out _);
        }

        return bits;
    }

    /// <summary>The numbers from 0 to <paramref name="count"/> less 1 in random order (Durstenfeld 1964, inside out).</summary>
    public static int[] Shuffle(RandomStream stream, int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = (int)stream.Below(2L * i, i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }

        return numbers;
    }
}
