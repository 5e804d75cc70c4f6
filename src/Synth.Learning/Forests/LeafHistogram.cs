using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Synth.Learning;

/// <summary>The target's distribution in a leaf: a view into the forest's memory.</summary>
public readonly ref struct LeafHistogram
{
    private readonly ReadOnlySpan<byte> _cumulative;
    private readonly int _width;

    /// <param name="bins">The bins that occur.</param>
    /// <param name="cumulative">For each of them the rows in it and in those before it, as unsigned numbers of the machine.</param>
    /// <param name="width">Bytes of each: 1, 2 or 4.</param>
    internal LeafHistogram(ReadOnlySpan<byte> bins, ReadOnlySpan<byte> cumulative, int width)
    {
        Bins = bins;
        _cumulative = cumulative;
        _width = width;
    }

    /// <summary>The target bins that occur in the leaf, ascending; at least one.</summary>
    public ReadOnlySpan<byte> Bins { get; }

    /// <summary>Number of rows counted, at least 1.</summary>
    public int Total => CumulativeAt(Bins.Length - 1);

    /// <summary>Number of rows in the bin at a position of <see cref="Bins"/> and in those before it; grows with the position.</summary>
    public int CumulativeAt(int position) => _width switch
    {
        sizeof(byte) => _cumulative[position],
        sizeof(ushort) => MemoryMarshal.Cast<byte, ushort>(_cumulative)[position],
        _ => MemoryMarshal.Cast<byte, int>(_cumulative)[position],
    };

    /// <summary>Number of rows in the bin at a position of <see cref="Bins"/>.</summary>
    public int CountAt(int position) => CumulativeAt(position) - CumulativeBefore(position);

    /// <summary>Number of rows in the bins before a position of <see cref="Bins"/>.</summary>
    public int CumulativeBefore(int position) => position == 0 ? 0 : CumulativeAt(position - 1);

    /// <summary>Draws a bin in proportion to its rows.</summary>
    /// <param name="bits">64 uniform random bits, all used.</param>
    public byte Draw(ulong bits) => Bins[FirstAbove(BitMixer.Below(bits, Total))];

    /// <summary>Draws among the allowed bins in proportion to their rows.</summary>
    /// <param name="bits">64 uniform random bits, all used.</param>
    /// <param name="allowed">The bins that may be drawn.</param>
    /// <param name="bin">The bin drawn, or 0.</param>
    /// <returns>False if the leaf has no row in an allowed bin.</returns>
    public bool TryDraw(ulong bits, in BinSet allowed, out byte bin)
    {
        if (allowed == BinSet.All)
        {
            bin = Draw(bits);
            return true;
        }

        int allowedTotal = 0;
        for (int position = 0; position < Bins.Length; position++)
            allowedTotal += allowed.Contains(Bins[position]) ? CountAt(position) : 0;

        bin = 0;
        if (allowedTotal == 0)
            return false;

        int rank = BitMixer.Below(bits, allowedTotal);
        for (int position = 0; rank >= 0; position++)
        {
            bin = Bins[position];
            rank -= allowed.Contains(bin) ? CountAt(position) : 0;
        }

        return true;
    }

    private int FirstAbove(int rank) => _width switch
    {
        sizeof(byte) => CountUpTo((byte)rank, _cumulative),
        sizeof(ushort) => CountUpTo((ushort)rank, MemoryMarshal.Cast<byte, ushort>(_cumulative)),
        _ => CountUpTo(rank, MemoryMarshal.Cast<byte, int>(_cumulative)),
    };

    // There are 256 numbers at most: to compare some dozens at once takes less than the branches of a search that are guessed wrongly.
    private static int CountUpTo<T>(T most, ReadOnlySpan<T> ascending)
        where T : unmanaged, IBinaryInteger<T>
    {
        int count = 0;
        while (ascending.Length - count >= Vector256<T>.Count)
        {
            Vector256<T> compared = Vector256.LessThanOrEqual(Vector256.Create(ascending[count..]), Vector256.Create(most));
            int within = BitOperations.PopCount(compared.ExtractMostSignificantBits());
            count += within;
            if (within < Vector256<T>.Count)
                return count;
        }

        while (count < ascending.Length && ascending[count] <= most)
            count++;

        return count;
    }
}
