using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Random bits that cover the unit interval evenly over all rows: row i falls into the stratum of its place in a random order,
/// so that drawn marginals deviate less from their distribution than independent draws would (systematic sampling, Madow 1949).
/// </summary>
internal static class Stratified
{
    /// <summary>The bits of a row.</summary>
    /// <param name="stream">The stream of the quantity.</param>
    /// <param name="order">A random order of all rows.</param>
    /// <param name="row">The row.</param>
    public static ulong Bits(RandomStream stream, KeyedPermutation order, long row)
    {
        var width = UInt128.MaxValue / (ulong)order.Size;
        return (ulong)(((width * (ulong)order[row]) + (((width >> 64) * stream.Bits(row)) >> 0)) >> 64);
    }
}
