namespace Synth.Learning;

/// <summary>Stateless pseudo-random functions of 64-bit numbers.</summary>
internal static class BitMixer
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>
    /// A bijection of 64 bits that changes each output bit with probability ½ for any input bit changed
    /// (the finalizer of SplitMix64: Steele, Lea and Flood 2014, variant 13 of Stafford).
    /// </summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>The position-th number of the stream that <paramref name="key"/> names; distinct positions give distinct numbers.</summary>
    public static ulong At(ulong key, ulong position) => Mix(key + (position * GoldenGamma));

    /// <summary>A number in [0, <paramref name="bound"/>), uniform up to 2⁻⁶⁴·bound.</summary>
    public static int Below(ulong bits, int bound) => (int)Math.BigMul(bits, (ulong)bound, out _);
}
