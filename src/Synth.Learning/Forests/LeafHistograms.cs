using System.Numerics;
using System.Runtime.InteropServices;

namespace Synth.Learning;

/// <summary>The histograms of all leaves of one tree, sparse and side by side. Immutable.</summary>
/// <remarks>
/// They are most of a model's memory, and few leaves have more than 255 rows: rows are kept in the fewest bytes that hold those of the
/// tree's largest leaf.
/// </remarks>
internal sealed class LeafHistograms
{
    private readonly int[] _starts;
    private readonly byte[] _bins;
    private readonly byte[] _cumulative;
    private readonly int _width;

    /// <param name="starts">First entry of each leaf, and the number of entries: [leaves + 1].</param>
    /// <param name="bins">Target bin of each entry, ascending within a leaf.</param>
    /// <param name="cumulative">Rows in the entry's bin and in those before it within the leaf; read, not kept.</param>
    public LeafHistograms(int[] starts, byte[] bins, ReadOnlySpan<int> cumulative)
    {
        _starts = starts;
        _bins = bins;
        _width = WidthOf(cumulative);
        _cumulative = new byte[_width * cumulative.Length];
        switch (_width)
        {
            case sizeof(byte):
                Narrow(cumulative, _cumulative.AsSpan());
                break;
            case sizeof(ushort):
                Narrow(cumulative, MemoryMarshal.Cast<byte, ushort>(_cumulative.AsSpan()));
                break;
            default:
                MemoryMarshal.AsBytes(cumulative).CopyTo(_cumulative);
                break;
        }
    }

    /// <summary>Number of leaves.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Number of bins over all leaves.</summary>
    public int EntryCount => _bins.Length;

    public LeafHistogram this[int leaf]
    {
        get
        {
            int start = _starts[leaf];
            int length = _starts[leaf + 1] - start;
            return new LeafHistogram(_bins.AsSpan(start, length), _cumulative.AsSpan(start * _width, length * _width), _width);
        }
    }

    private static int WidthOf(ReadOnlySpan<int> cumulative)
    {
        int largest = 0;
        foreach (int rows in cumulative)
            largest = Math.Max(largest, rows);

        return largest <= byte.MaxValue ? sizeof(byte) : largest <= ushort.MaxValue ? sizeof(ushort) : sizeof(int);
    }

    private static void Narrow<T>(ReadOnlySpan<int> cumulative, Span<T> destination)
        where T : IBinaryInteger<T>
    {
        for (int i = 0; i < cumulative.Length; i++)
            destination[i] = T.CreateTruncating(cumulative[i]);
    }
}
