using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Synth.Data;

/// <summary>
/// A counter-based stream of random bits (Salmon et al. 2011, <i>Parallel random numbers: as easy as 1, 2, 3</i>): the bits at a
/// position are a function of the stream's key and the position alone. Streams are derived by label, so that the draws of a
/// cell do not depend on how many others were made before, by whom, or in which order.
/// </summary>
/// <param name="Key">The stream's key; equal keys give equal streams.</param>
/// <remarks>Immutable, thread-safe, allocation-free. Not for cryptography.</remarks>
public readonly record struct RandomStream(ulong Key)
{
    private const ulong Weyl = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio
    private const int LabelBytes = 128;

    /// <summary>The stream of a run.</summary>
    public static RandomStream FromSeed(long seed) => new(Mix((ulong)seed + Weyl));

    /// <summary>A stream of its own for a named purpose.</summary>
    public RandomStream Derive(string label) =>
        new(Mix(Key ^ BitOperations.RotateLeft(HashOf(label), 17)));

    /// <summary>A stream of its own for a numbered part.</summary>
    public RandomStream Derive(long number) => new(Mix(Mix(Key + Weyl) ^ ((ulong)number * Weyl)));

    /// <summary>64 uniform bits.</summary>
    /// <param name="position">The position in the stream, any number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(long position) => Mix(Mix(Key + ((ulong)position * Weyl)) ^ Key);

    /// <summary>A uniform number in [0, 1) with 53 bits.</summary>
    /// <param name="position">The position in the stream, any number.</param>
    public double Uniform(long position) => ToUniform(Bits(position));

    /// <summary>A uniform integer in [0, <paramref name="bound"/>), its bias below 2^-64 · bound.</summary>
    /// <param name="position">The position in the stream, any number.</param>
    /// <param name="bound">Greater than 0.</param>
    public long Below(long position, long bound) => (long)Math.BigMul(Bits(position), (ulong)bound, out _);

    /// <summary>The number in [0, 1) that 64 uniform bits stand for.</summary>
    public static double ToUniform(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A bijection of 64 bits that spreads every input bit over all output bits (Stafford 2011, variant 13 of the MurmurHash3 finaliser).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    // Labels are short, and some are asked for in each row.
    private static ulong HashOf(string label)
    {
        var most = Encoding.UTF8.GetMaxByteCount(label.Length);
        Span<byte> utf8 = most <= LabelBytes ? stackalloc byte[LabelBytes] : new byte[most];
        return XxHash3.HashToUInt64(utf8[..Encoding.UTF8.GetBytes(label, utf8)]);
    }
}
