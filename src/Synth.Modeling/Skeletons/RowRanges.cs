using System.Buffers.Binary;

namespace Synth.Modeling;

/// <summary>
/// Consecutive ranges of rows: where the children of each parent begin, or the uses of each linked row. Computed from counts. Holds how
/// long each range is, in as few bytes as the longest one takes, and where each 16th one begins: 1.25 bytes a range where none is longer
/// than 255, 2.25 up to 65,535.
/// </summary>
internal sealed class RowRanges
{
    private const int StrideBits = 4;

    private readonly int width;
    private readonly byte[] lengths;
    private readonly int[] starts;

    /// <summary>Ranges of the given lengths, one after the other.</summary>
    /// <exception cref="OverflowException">They add up to more than 2^31 - 1.</exception>
    public RowRanges(ReadOnlySpan<int> lengths)
    {
        var longest = 0;
        foreach (var length in lengths)
        {
            longest = Math.Max(longest, length);
        }

        Count = lengths.Length;
        width = longest <= byte.MaxValue ? sizeof(byte) : longest <= ushort.MaxValue ? sizeof(ushort) : sizeof(int);
        this.lengths = new byte[(long)Count * width];
        starts = new int[(Count >> StrideBits) + 1];
        for (var range = 0; range < Count; range++)
        {
            if ((range & ((1 << StrideBits) - 1)) == 0)
            {
                starts[range >> StrideBits] = Total;
            }

            Write(range, lengths[range]);
            Total = checked(Total + lengths[range]);
        }

        if ((Count & ((1 << StrideBits) - 1)) == 0)
        {
            starts[^1] = Total;
        }
    }

    /// <summary>How many ranges there are.</summary>
    public int Count { get; }

    /// <summary>The sum of the lengths.</summary>
    public int Total { get; }

    /// <summary>The first row of a range; for <see cref="Count"/> the end of the last one. Takes a sum of up to 15 lengths.</summary>
    public int StartOf(long range)
    {
        var stride = range >> StrideBits;
        var start = starts[stride];
        for (var before = stride << StrideBits; before < range; before++)
        {
            start += LengthOf(before);
        }

        return start;
    }

    /// <summary>The length of a range.</summary>
    public int LengthOf(long range) => width switch
    {
        sizeof(byte) => lengths[range],
        sizeof(ushort) => BinaryPrimitives.ReadUInt16LittleEndian(lengths.AsSpan((int)range * sizeof(ushort))),
        _ => BinaryPrimitives.ReadInt32LittleEndian(lengths.AsSpan((int)range * sizeof(int))),
    };

    /// <summary>The range that a row is in. Takes log2 of the ranges.</summary>
    /// <param name="row">From 0 to <see cref="Total"/> less 1.</param>
    public int RangeOf(long row)
    {
        var (low, high) = (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = starts[middle] <= row ? (middle, high) : (low, middle - 1);
        }

        var range = low << StrideBits;
        for (var left = row - starts[low]; left >= LengthOf(range); range++)
        {
            left -= LengthOf(range);
        }

        return range;
    }

    private void Write(int range, int length)
    {
        if (width == sizeof(byte))
        {
            lengths[range] = (byte)length;
        }
        else if (width == sizeof(ushort))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(lengths.AsSpan(range * sizeof(ushort)), (ushort)length);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(lengths.AsSpan(range * sizeof(int)), length);
        }
    }
}
