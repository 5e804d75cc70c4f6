using CsCheck;

namespace Synth.Learning.Tests;

public sealed class ForestFormatTests
{
    [Fact]
    public void Reading_gives_back_what_was_written() => TrainingSet.Any.Sample(
        set =>
        {
            Forest forest = set.Train();
            Forest read = Read(Write(forest));
            Assert.Equal(Write(forest), Write(read));
            Assert.Equal(forest.UsedFeatures, read.UsedFeatures);
            Assert.Equal((forest.FeatureCount, forest.TargetBinCount), (read.FeatureCount, read.TargetBinCount));

            byte[][] columns = set.Matrix.ToColumns();
            ulong[] bits = [.. Enumerable.Range(0, set.Families.Length).Select(row => BitMixer.At(7, (ulong)row))];
            var drawn = new byte[bits.Length];
            var redrawn = new byte[bits.Length];
            forest.Draw(columns, bits.Length, bits, drawn);
            read.Draw(columns, bits.Length, bits, redrawn);
            Assert.Equal(drawn, redrawn);
        },
        iter: 300);

    [Fact]
    public void Damaged_input_is_invalid_data_or_a_forest_that_works() =>
        Gen.Select(TrainingSet.Any, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).List[1, 5]).Sample(
            (set, changes) =>
            {
                byte[] bytes = Write(set.Train());
                foreach ((int position, byte value) in changes)
                    bytes[position % bytes.Length] = value;

                AssertHarmless(bytes);
            },
            iter: 2000);

    [Fact]
    public void Random_input_is_invalid_data_or_a_forest_that_works() =>
        Gen.Byte.Array[0, 300].Sample(bytes => AssertHarmless([1, .. bytes]), iter: 5000);

    [Fact]
    public void Every_early_end_is_invalid_data()
    {
        byte[] bytes = Write(SmallForest());
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => Read(bytes[..length]));
    }

    [Fact]
    public void Does_not_allocate_for_what_it_was_only_promised()
    {
        // A forest of 1024 trees, whose first tree has splits without end.
        byte[] header = [1, 1, 2, 0x80, 0x08];
        byte[] splits = [.. Enumerable.Repeat(new byte[] { 1, 0, 0 }, 1000).SelectMany(split => split)];
        byte[] bytes = [.. header, .. splits];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Theory]
    [InlineData("version is 9", new byte[] { 9 })]
    [InlineData("target bin count is 0", new byte[] { 1, 0, 0 })]
    [InlineData("tree count is 0", new byte[] { 1, 0, 1, 0 })]
    [InlineData("feature is 3, not 0 to 2", new byte[] { 1, 2, 1, 1, 3 })]
    [InlineData("kind of a split is 7", new byte[] { 1, 2, 1, 1, 1, 7 })]
    [InlineData("bin of a leaf is 2", new byte[] { 1, 0, 2, 1, 0, 1, 2 })]
    [InlineData("too many bytes", new byte[] { 255, 255, 255, 255, 255, 255 })]
    [InlineData("ends early", new byte[] { 1, 0, 2 })]
    public void Says_what_is_wrong(string expected, byte[] bytes) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(bytes)).Message, StringComparison.Ordinal);

    private static Forest SmallForest()
    {
        const int RowCount = 300;
        var random = new RandomBits(31);
        byte[] feature = random.Bins(RowCount, 9);
        return ForestTrainer.Train(
            new BinnedMatrix(
                [new BinnedFeature(feature, 9, FeatureKind.Nominal), new BinnedFeature(random.Bins(RowCount, 9), 9, FeatureKind.Ordinal)],
                RowCount),
            new BinnedTarget([.. feature.Select(bin => (byte)(bin / 2))], 5, FeatureKind.Ordinal),
            [.. Enumerable.Range(0, RowCount)],
            new ForestOptions(),
            TestContext.Current.CancellationToken);
    }

    private static void AssertHarmless(byte[] bytes)
    {
        Forest forest;
        try
        {
            forest = Read(bytes);
        }
        catch (InvalidDataException)
        {
            return;
        }

        byte[][] columns = [.. Enumerable.Range(0, forest.FeatureCount).Select(feature => new byte[] { (byte)feature, 255, 0, 7, 31 })];
        var drawn = new byte[5];
        forest.Draw(columns, 5, [0, 1UL << 60, 1UL << 62, 1UL << 63, ulong.MaxValue], drawn);
        Assert.All(drawn, bin => Assert.InRange(bin, 0, forest.TargetBinCount - 1));
        forest.Distribution(columns, 0, new double[forest.TargetBinCount]);
        Assert.Equal(Write(forest), Write(Read(Write(forest))));
    }

    private static byte[] Write(Forest forest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        forest.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static Forest Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return Forest.Read(reader);
    }
}
