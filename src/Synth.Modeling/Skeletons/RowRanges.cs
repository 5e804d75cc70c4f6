namespace Synth.Modeling;

/// <summary>
/// Consecutive ranges of rows: where the children of each parent begin, or the uses of each linked row. Computed from counts,
/// 4 bytes a row.
/// </summary>
internal sealed class RowRanges
{
    private readonly int[] starts;

    /// <summary>Ranges of the given lengths, one after the other.</summary>
    /// <exception cref="OverflowException">They add up to more than 2^31 - 1.</exception>
    public RowRanges(ReadOnlySpan<int> lengths)
    {
        starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
        {
            starts[i + 1] = checked(starts[i] + lengths[i]);
        }
    }

    /// <summary>How many ranges there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The sum of the lengths.</summary>
    public int Total => starts[^1];

    /// <summary>The first row of a range; for <see cref="Count"/> the end of the last one.</summary>
    public int StartOf(long range) => starts[range];

    /// <summary>The length of a range.</summary>
    public int LengthOf(long range) => starts[range + 1] - starts[range];

    /// <summary>The range that a row is in. Takes log2 of the ranges.</summary>
    /// <param name="row">From 0 to <see cref="Total"/> less 1.</param>
    public int RangeOf(long row)
    {
        var low = 0;
        var high = Count - 1;
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high + 1) / 2);
            (low, high) = starts[middle] <= row ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
