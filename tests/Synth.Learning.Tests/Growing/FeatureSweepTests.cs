using CsCheck;

namespace Synth.Learning.Tests;

public sealed class FeatureSweepTests
{
    private static readonly Gen<(byte[] Bins, int BinCount, byte[] Classes, int ClassCount, int MinRows, ulong Seed)> AnyNode =
        from rowCount in Gen.Int[1, 400]
        from binCount in Gen.Int[1, 256]
        from classCount in Gen.Int[1, 40]
        from minRows in Gen.Int[1, 30]
        from seed in Gen.ULong
        let random = new RandomBits(seed)
        select (random.Bins(rowCount, binCount), binCount, random.Bins(rowCount, classCount), classCount, minRows, seed);

    [Fact]
    public void Counting_sort_and_count_table_find_the_cut_that_recounting_finds() => AnyNode.Sample(data =>
    {
        int[] rows = new RandomBits(data.Seed + 1).Permutation(data.Bins.Length);
        var node = new NodeRows();
        node.Load(rows, 0, rows.Length, data.Classes, data.ClassCount);
        byte[] order = [.. data.Bins.Distinct().Order()];
        foreach (FeatureSweep sweep in new FeatureSweep[] { new SortedSweep(), new TableSweep() })
        {
            var occupied = new byte[256];
            Assert.Equal(order.Length, sweep.Load(node, data.Bins, data.BinCount, occupied));
            Assert.Equal(order, occupied[..order.Length]);

            Assert.Equal(data.Bins.CountBy(bin => bin).Max(bin => bin.Value), sweep.MostRows);
            sweep.Arrange(node);
            byte[] shuffled = [.. new RandomBits(data.Seed + 2).Permutation(order.Length).Select(i => order[i])];
            if (order.Length < 2)
                continue;

            Cut expected = Recount(data.Bins, data.Classes, shuffled, data.MinRows);
            Assert.Equal(expected, sweep.Sweep(node, shuffled, data.MinRows, new EntropyTable(rows.Length)));
        }
    });

    [Fact]
    public void Counting_sort_and_count_table_agree_about_the_classes_of_a_bin() => AnyNode.Sample(data =>
    {
        int[] rows = [.. Enumerable.Range(0, data.Bins.Length)];
        var node = new NodeRows();
        node.Load(rows, 0, rows.Length, data.Classes, data.ClassCount);
        foreach (FeatureSweep sweep in new FeatureSweep[] { new SortedSweep(), new TableSweep() })
        {
            if (sweep.Load(node, data.Bins, data.BinCount, new byte[256]) < 2)
                continue;

            sweep.Arrange(node);
            byte bin = data.Bins[0];
            byte[] classes = [.. data.Classes.Where((_, row) => data.Bins[row] == bin)];
            Assert.Equal(classes.Length, sweep.CountOf(bin));
            Assert.Equal(classes.Sum(value => value), sweep.SumOfClasses(bin));
            Assert.Equal(classes.Count(value => value == data.Classes[0]), sweep.CountOfClass(bin, data.Classes[0]));
        }
    });

    private static Cut Recount(byte[] bins, byte[] classes, byte[] order, int minRows)
    {
        Cut best = Cut.None;
        for (int cut = 1; cut < order.Length; cut++)
        {
            HashSet<byte> leftBins = [.. order.Take(cut)];
            byte[] left = [.. classes.Where((_, row) => leftBins.Contains(bins[row]))];
            byte[] right = [.. classes.Where((_, row) => !leftBins.Contains(bins[row]))];
            if (left.Length < minRows || right.Length < minRows)
                continue;

            long gain = Entropy(classes) - Entropy(left) - Entropy(right);
            if (gain > best.Gain)
                best = new Cut(gain, cut, left.Length);
        }

        return best;
    }

    private static long Entropy(byte[] classes) => F(classes.Length) - classes.GroupBy(value => value).Sum(group => F(group.Count()));

    private static long F(int n) => (long)Math.Round(n * Math.Log2(n) * (1 << 20));
}
