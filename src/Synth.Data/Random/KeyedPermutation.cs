using System.Numerics;

namespace Synth.Data;

/// <summary>
/// A pseudo-random bijection of [0, size) that is computed, not stored: a balanced Feistel network over the next power of four
/// with cycle walking (Black and Rogaway 2002, <i>Ciphers with arbitrary finite domains</i>).
/// </summary>
/// <remarks>Immutable, thread-safe. One evaluation takes a few rounds, in the mean at most four times.</remarks>
public sealed class KeyedPermutation
{
    private const int Rounds = 4;

    private readonly ulong key;
    private readonly int halfBits;
    private readonly ulong halfMask;

    /// <summary>Makes the bijection.</summary>
    /// <param name="stream">Its key.</param>
    /// <param name="size">The size of the domain, at least 0 and below 2^62.</param>
    public KeyedPermutation(RandomStream stream, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(size, 1L << 62);
        Size = size;
        key = stream.Key;
        halfBits = Math.Max(1, (65 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, size - 1))) / 2);
        halfMask = (1UL << halfBits) - 1;
    }

    /// <summary>The size of the domain.</summary>
    public long Size { get; }

    /// <summary>Where <paramref name="position"/> goes; the other way round from <see cref="Inverse"/>.</summary>
    /// <param name="position">In [0, <see cref="Size"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the domain.</exception>
    public long this[long position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)position, (ulong)Size, nameof(position));
            var value = (ulong)position;
            do
            {
                value = Encrypt(value);
            }
            while (value >= (ulong)Size);

            return (long)value;
        }
    }

    /// <summary>The position that goes to <paramref name="image"/>.</summary>
    /// <param name="image">In [0, <see cref="Size"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The image lies outside the domain.</exception>
    public long Inverse(long image)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)image, (ulong)Size, nameof(image));
        var value = (ulong)image;
        do
        {
            value = Decrypt(value);
        }
        while (value >= (ulong)Size);

        return (long)value;
    }

    private ulong Encrypt(ulong value)
    {
        var (left, right) = (value >> halfBits, value & halfMask);
        for (var round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ (RoundFunction(right, round) & halfMask));
        }

        return (left << halfBits) | right;
    }

    private ulong Decrypt(ulong value)
    {
        var (left, right) = (value >> halfBits, value & halfMask);
        for (var round = Rounds - 1; round >= 0; round--)
        {
            (left, right) = (right ^ (RoundFunction(left, round) & halfMask), left);
        }

        return (left << halfBits) | right;
    }

    private ulong RoundFunction(ulong half, int round) => RandomStream.Mix(key + (half * 0x9E3779B97F4A7C15) + ((ulong)round << 56));
}
