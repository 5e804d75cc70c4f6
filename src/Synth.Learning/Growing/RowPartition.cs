using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>Moves the rows that a split sends left before the others, in place.</summary>
/// <remarks>Hot path: no branch depends on the data.</remarks>
internal sealed class RowPartition
{
    private readonly byte[] _goesRight = new byte[BinChecks.MaxBinCount];
    private int[] _right = [];

    /// <summary>Partitions rows[start..end) stably.</summary>
    /// <returns>Where the right side starts.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Apply(int[] rows, int start, int end, byte[] bins, in Split split)
    {
        int count = end - start;
        if (_right.Length < count + 1)
            _right = new int[count + 1];

        for (int bin = 0; bin < _goesRight.Length; bin++)
        {
            bool left = split.Kind == FeatureKind.Ordinal ? bin <= split.Threshold : split.LeftBins.Contains((byte)bin);
            _goesRight[bin] = left ? (byte)0 : (byte)1;
        }

        Span<byte> goesRight = _goesRight;
        Span<int> nodeRows = rows.AsSpan(start, count);
        Span<int> right = _right;
        int leftCount = 0;
        int rightCount = 0;
        for (int i = 0; i < nodeRows.Length; i++)
        {
            // Both are written, one is kept: the counter that stands still is overwritten by the next row.
            int row = nodeRows[i];
            int isRight = goesRight[bins[row]];
            nodeRows[leftCount] = row;
            right[rightCount] = row;
            rightCount += isRight;
            leftCount += 1 - isRight;
        }

        right[..rightCount].CopyTo(nodeRows[leftCount..]);
        return start + leftCount;
    }
}
