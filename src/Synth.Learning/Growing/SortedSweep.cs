using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Load(NodeRows node, byte[] bins, int binCount, Span<byte> occupied)
    {
        ReadOnlySpan<int> rows = node.Rows;
        if (_binOfRow.Length < rows.Length)
        {
            _binOfRow = new byte[rows.Length];
            _sorted = new byte[rows.Length];
        }

        // Most nodes have fewer rows than a feature has bins: only bins that have a row are touched, and told by a set of bits.
        foreach (byte bin in _occupied.AsSpan(0, _occupiedCount))
            Counts[bin] = 0;

        Span<ulong> present = stackalloc ulong[DecisionTree.WordsPerMask];
        present.Clear();
        ref byte values = ref MemoryMarshal.GetArrayDataReference(bins);
        if (binCount <= 64)
            present[0] = CountFew(rows, ref values);
        else
            Count(rows, ref values, present);

        _occupiedCount = Collect(present, occupied);
        occupied[.._occupiedCount].CopyTo(_occupied);
        return _occupiedCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Arrange(NodeRows node)
    {
        // The ends run over as many places as there are rows, and there is one for each byte.
        ReadOnlySpan<byte> classes = node.Classes;
        ref byte binOfRow = ref MemoryMarshal.GetArrayDataReference(_binOfRow);
        ref byte sorted = ref MemoryMarshal.GetArrayDataReference(_sorted);
        ref int ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        for (int i = 0; i < classes.Length; i++)
            Unsafe.Add(ref sorted, Unsafe.Add(ref ends, Unsafe.Add(ref binOfRow, i))++) = classes[i];
    }

    public override long SumOfClasses(byte bin)
    {
        long sum = 0;
        foreach (byte splitClass in ClassesOf(bin))
            sum += splitClass;

        return sum;
    }

    public override int CountOfClass(byte bin, int splitClass) => ClassesOf(bin).Count((byte)splitClass);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Cut Sweep(NodeRows node, ReadOnlySpan<byte> order, int minRows, EntropyTable entropy)
    {
        // Classes are below their number, and no class has more rows than the node, which the table of steps covers.
        ref int steps = ref MemoryMarshal.GetArrayDataReference(entropy.Steps);
        ref int total = ref MemoryMarshal.GetReference(node.ClassCounts);
        ref int left = ref MemoryMarshal.GetArrayDataReference(_left);
        Array.Clear(_left, 0, node.ClassCounts.Length);

        Cut best = Cut.None;
        long whole = entropy.Of(node.Count);
        long sides = 0;
        int leftRows = 0;
        for (int i = 0; i < order.Length - 1; i++)
        {
            foreach (byte splitClass in ClassesOf(order[i]))
            {
                int moved = Unsafe.Add(ref left, splitClass)++;
                sides += Unsafe.Add(ref steps, moved) - Unsafe.Add(ref steps, Unsafe.Add(ref total, splitClass) - moved - 1);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Collect(ReadOnlySpan<ulong> present, Span<byte> occupied)
    {
        int occupiedCount = 0;
        int start = 0;
        MostRows = 0;
        for (int word = 0; word < present.Length; word++)
        {
            for (ulong bits = present[word]; bits != 0; bits &= bits - 1)
            {
                int bin = (word << 6) + BitOperations.TrailingZeroCount(bits);
                occupied[occupiedCount++] = (byte)bin;
                _ends[bin] = start;
                start += Counts[bin];
                MostRows = Math.Max(MostRows, Counts[bin]);
            }
        }

        return occupiedCount;
    }

    // A set of up to 64 bins fits a register, where no row waits for what the row before has stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong CountFew(ReadOnlySpan<int> rows, ref byte values)
    {
        ref int counts = ref MemoryMarshal.GetArrayDataReference(Counts);
        ref byte binOfRow = ref MemoryMarshal.GetArrayDataReference(_binOfRow);
        ulong present = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            byte bin = Unsafe.Add(ref values, rows[i]);
            Unsafe.Add(ref binOfRow, i) = bin;
            Unsafe.Add(ref counts, bin)++;
            present |= 1UL << bin;
        }

        return present;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<int> rows, ref byte values, Span<ulong> present)
    {
        ref int counts = ref MemoryMarshal.GetArrayDataReference(Counts);
        ref byte binOfRow = ref MemoryMarshal.GetArrayDataReference(_binOfRow);
        ref ulong words = ref MemoryMarshal.GetReference(present);
        for (int i = 0; i < rows.Length; i++)
        {
            byte bin = Unsafe.Add(ref values, rows[i]);
            Unsafe.Add(ref binOfRow, i) = bin;
            Unsafe.Add(ref counts, bin)++;
            Unsafe.Add(ref words, bin >> 6) |= 1UL << (bin & 63);
        }
    }

    private ReadOnlySpan<byte> ClassesOf(byte bin) => _sorted.AsSpan(_ends[bin] - Counts[bin], Counts[bin]);
}
