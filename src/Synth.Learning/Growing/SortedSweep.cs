using System.Numerics;

namespace Synth.Learning;

/// <summary>
/// Counting sort of the node's classes by bin, then a sweep that moves row by row to the left, each step changing the entropy by two
/// look-ups. Costs O(rows + occupied bins) whatever the number of classes.
/// </summary>
/// <remarks>Hot path. For nodes of at most <see cref="EntropyTable.Length"/> rows.</remarks>
internal sealed class SortedSweep : FeatureSweep
{
    private readonly int[] _ends = new int[BinChecks.MaxBinCount];
    private readonly int[] _left = new int[BinChecks.MaxBinCount];
    private readonly byte[] _occupied = new byte[BinChecks.MaxBinCount];
    private int _occupiedCount;
    private byte[] _binOfRow = [];
    private byte[] _sorted = [];

    public override int Load(NodeRows node, byte[] bins, int binCount, Span<byte> occupied)
    {
        ReadOnlySpan<int> rows = node.Rows;
        ReadOnlySpan<byte> classes = node.Classes;
        if (_binOfRow.Length < rows.Length)
        {
            _binOfRow = new byte[rows.Length];
            _sorted = new byte[rows.Length];
        }

        // Most nodes have fewer rows than a feature has bins: only bins that have a row are touched, and told by a set of bits.
        foreach (byte bin in _occupied.AsSpan(0, _occupiedCount))
            Counts[bin] = 0;

        Span<byte> binOfRow = _binOfRow.AsSpan(0, rows.Length);
        Span<int> counts = Counts;
        Span<ulong> present = stackalloc ulong[DecisionTree.WordsPerMask];
        present.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            byte bin = bins[rows[i]];
            binOfRow[i] = bin;
            counts[bin]++;
            present[bin >> 6] |= 1UL << (bin & 63);
        }

        Span<int> ends = _ends;
        int occupiedCount = 0;
        int start = 0;
        for (int word = 0; word < present.Length; word++)
        {
            for (ulong bits = present[word]; bits != 0; bits &= bits - 1)
            {
                int bin = (word << 6) + BitOperations.TrailingZeroCount(bits);
                occupied[occupiedCount++] = (byte)bin;
                ends[bin] = start;
                start += counts[bin];
            }
        }

        occupied[..occupiedCount].CopyTo(_occupied);
        _occupiedCount = occupiedCount;
        if (occupiedCount == 1)
            return 1;

        Span<byte> sorted = _sorted.AsSpan(0, rows.Length);
        for (int i = 0; i < binOfRow.Length; i++)
            sorted[ends[binOfRow[i]]++] = classes[i];

        return occupiedCount;
    }

    public override long SumOfClasses(byte bin)
    {
        long sum = 0;
        foreach (byte splitClass in ClassesOf(bin))
            sum += splitClass;

        return sum;
    }

    public override int CountOfClass(byte bin, int splitClass) => ClassesOf(bin).Count((byte)splitClass);

    public override Cut Sweep(NodeRows node, ReadOnlySpan<byte> order, int minRows, EntropyTable entropy)
    {
        int[] steps = entropy.Steps;
        ReadOnlySpan<int> total = node.ClassCounts;
        Span<int> left = _left.AsSpan(0, total.Length);
        left.Clear();

        Cut best = Cut.None;
        long whole = entropy.Of(node.Count);
        long sides = 0;
        int leftRows = 0;
        for (int i = 0; i < order.Length - 1; i++)
        {
            foreach (byte splitClass in ClassesOf(order[i]))
            {
                int moved = left[splitClass];
                left[splitClass] = moved + 1;
                sides += steps[moved] - steps[total[splitClass] - moved - 1];
            }

            leftRows += Counts[order[i]];
            if (leftRows < minRows)
                continue;

            int rightRows = node.Count - leftRows;
            if (rightRows < minRows)
                break;

            long gain = sides + whole - entropy.Of(leftRows) - entropy.Of(rightRows);
            if (gain > best.Gain)
                best = new Cut(gain, i + 1, leftRows);
        }

        return best;
    }

    private ReadOnlySpan<byte> ClassesOf(byte bin) => _sorted.AsSpan(_ends[bin] - Counts[bin], Counts[bin]);
}
