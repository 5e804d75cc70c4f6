using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Synth.Learning;

/// <summary>
/// Counts the node's rows by bin and class, then sweeps over the table. Costs O(rows + bins × classes), with less work a row than
/// <see cref="SortedSweep"/>: for nodes with many rows.
/// </summary>
/// <remarks>Hot path.</remarks>
internal sealed class TableSweep : FeatureSweep
{
    private readonly int[] _left = new int[BinChecks.MaxBinCount];
    private int[] _table = [];
    private int _classCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Load(NodeRows node, byte[] bins, int binCount, Span<byte> occupied)
    {
        ReadOnlySpan<int> rows = node.Rows;
        ReadOnlySpan<byte> classes = node.Classes;
        int classCount = node.ClassCounts.Length;
        _classCount = classCount;
        if (_table.Length < binCount * classCount)
            _table = new int[binCount * classCount];

        Span<int> table = _table.AsSpan(0, binCount * classCount);
        table.Clear();
        ref byte values = ref MemoryMarshal.GetArrayDataReference(bins);
        Count(ref MemoryMarshal.GetReference(table), rows, ref values, ref MemoryMarshal.GetReference(classes), classCount);

        int occupiedCount = 0;
        MostRows = 0;
        for (int bin = 0; bin < binCount; bin++)
        {
            int count = 0;
            foreach (int cell in table.Slice(bin * classCount, classCount))
                count += cell;

            if (count == 0)
                continue;

            Counts[bin] = count;
            MostRows = Math.Max(MostRows, count);
            occupied[occupiedCount++] = (byte)bin;
        }

        return occupiedCount;
    }

    public override void Arrange(NodeRows node)
    {
        // The table is all that is needed.
    }

    public override long SumOfClasses(byte bin)
    {
        long sum = 0;
        ReadOnlySpan<int> classes = ClassesOf(bin);
        for (int splitClass = 0; splitClass < classes.Length; splitClass++)
            sum += (long)splitClass * classes[splitClass];

        return sum;
    }

    public override int CountOfClass(byte bin, int splitClass) => ClassesOf(bin)[splitClass];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Cut Sweep(NodeRows node, ReadOnlySpan<byte> order, int minRows, EntropyTable entropy)
    {
        ReadOnlySpan<int> total = node.ClassCounts;
        Span<int> left = _left.AsSpan(0, total.Length);
        left.Clear();

        Cut best = Cut.None;
        long whole = entropy.Of(node.Count);
        long sides = 0;
        int leftRows = 0;
        for (int i = 0; i < order.Length - 1; i++)
        {
            ReadOnlySpan<int> cells = ClassesOf(order[i]);
            for (int splitClass = 0; splitClass < cells.Length; splitClass++)
            {
                int moving = cells[splitClass];
                if (moving == 0)
                    continue;

                int before = left[splitClass];
                int after = before + moving;
                left[splitClass] = after;
                sides += entropy.Of(after) - entropy.Of(before)
                    + entropy.Of(total[splitClass] - after) - entropy.Of(total[splitClass] - before);
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

    // A feature's bins are below its bin count and rows below its length, as was checked when the matrix was made.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ref int table, ReadOnlySpan<int> rows, ref byte bins, ref byte classes, int classCount)
    {
        for (int i = 0; i < rows.Length; i++)
            Unsafe.Add(ref table, (Unsafe.Add(ref bins, rows[i]) * classCount) + Unsafe.Add(ref classes, i))++;
    }

    private ReadOnlySpan<int> ClassesOf(byte bin) => _table.AsSpan(bin * _classCount, _classCount);
}
