using CsCheck;

namespace Synth.Learning.Tests;

/// <summary>Draws move among ranges as far as the rows of a leaf lie apart, and nowhere else.</summary>
public sealed class BinSpreadTests
{
    private const int Bins = 101; // bin 0 is missing
    private const int Draws = 20_000;

    private static readonly Gen<byte[]> Target = Gen.Int[0, Bins - 1].Select(bin => (byte)bin).Array[30, 80];

    [Fact]
    public void Moved_bins_lie_between_those_of_the_leaf_and_bins_that_stay_are_neither_left_nor_reached() =>
        Gen.Select(Target, Gen.ULong, Gen.Int[1, 4]).Sample((target, seed, every) =>
        {
            bool Moves(int bin) => bin > 0 && bin % (every + 1) != 0;
            Forest forest = LeafOf(target);
            BinSpread? spread = BinSpread.Of(forest, Moves);
            byte[] moving = [.. target.Where(bin => Moves(bin))];
            Assert.Equal(moving.Distinct().Count() < 2, spread is null);
            if (spread is null)
                return;

            foreach (byte bin in target.Distinct())
            {
                byte moved = spread.Move(bin, forest.Histogram(0, 0), seed + bin);
                if (Moves(bin))
                {
                    Assert.Contains(moved, moving);
                    Assert.InRange(moved, moving.Min(), moving.Max());
                }
                else
                {
                    Assert.Equal(bin, moved);
                }
            }
        });

    [Fact]
    public void A_draw_depends_on_its_bits_alone()
    {
        Forest forest = LeafOf([.. Enumerable.Range(1, 60).Select(bin => (byte)bin)]);
        BinSpread spread = BinSpread.Of(forest, bin => bin > 0)!;

        Assert.Equal(spread.Move(30, forest.Histogram(0, 0), 7), spread.Move(30, forest.Histogram(0, 0), 7));
    }

    [Fact]
    public void Leaves_of_a_few_rows_are_drawn_as_they_are()
    {
        Forest many = LeafOf([.. Enumerable.Range(1, 60).Select(bin => (byte)bin)]);
        Forest few = LeafOf([10, 20, 30, 40]);
        BinSpread spread = BinSpread.Of(many, bin => bin > 0)!;

        for (ulong bits = 0; bits < 100; bits++)
            Assert.Equal(20, spread.Move(20, few.Histogram(0, 0), bits));
    }

    // Both leaves know ten rows: of the law of all rows, or all in one bin.
    [Fact]
    public void Rows_that_lie_apart_are_hidden_and_rows_that_agree_stay()
    {
        (Forest forest, BinSpread spread) = TwoLeaves();
        LeafHistogram apart = forest.Histogram(0, 0);
        LeafHistogram together = forest.Histogram(0, 1);
        var random = new RandomBits(3);
        ulong[] bits = [.. Enumerable.Range(0, Draws).Select(_ => random.Next())];
        var moved = new int[Bins];
        foreach (ulong draw in bits)
            moved[spread.Move(apart.Draw(draw), apart, draw)]++;

        // Ten rows of a hundred bins have a tenth of the draws each; spread over twice their distance, no bin has more than a twentieth.
        Assert.True(moved.Max() < Draws / 20, $"{moved.Max()} of {Draws} draws are of one bin");
        Assert.True(moved.Count(count => count > 0) > 80, $"{moved.Count(count => count > 0)} bins are drawn");
        foreach (ulong draw in bits.Take(100))
            Assert.Equal(together.Bins[0], spread.Move(together.Bins[0], together, draw));
    }

    private static (Forest Forest, BinSpread Spread) TwoLeaves()
    {
        // Left, ten rows spread evenly; right, ten rows of one bin; and all other bins, so that each has its share of the forest.
        byte[] target =
        [
            .. Enumerable.Range(0, 10).Select(row => (byte)(5 + (10 * row))),
            .. Enumerable.Repeat((byte)50, 10),
            .. Enumerable.Range(1, Bins - 1).SelectMany(bin => Enumerable.Repeat((byte)bin, 10)),
        ];
        byte[] feature = [.. target.Select((_, row) => (byte)(row < 10 ? 0 : row < 20 ? 1 : 2))];
        var forest = new Forest([Grow(feature, target)], 1, Bins);
        return (forest, BinSpread.Of(forest, bin => bin > 0)!);
    }

    // Leaves by the feature's bins 0, 1 and 2.
    private static DecisionTree Grow(byte[] feature, byte[] target)
    {
        var builder = new TreeBuilder();
        builder.Reset();
        int left = builder.AddSplit(0, new Split(0, FeatureKind.Ordinal, 0, default));
        int right = builder.AddSplit(left + 1, new Split(0, FeatureKind.Ordinal, 1, default));
        AddLeaf(left, 0);
        AddLeaf(right, 1);
        AddLeaf(right + 1, 2);
        return builder.Build();

        void AddLeaf(int node, int bin)
        {
            var counts = new int[Bins];
            for (int row = 0; row < target.Length; row++)
                counts[target[row]] += feature[row] == bin ? 1 : 0;

            builder.AddLeaf(node, counts);
        }
    }

    private static Forest LeafOf(byte[] target) => ForestTrainer.Train(
        new BinnedMatrix([], target.Length),
        new BinnedTarget(target, Bins, FeatureKind.Ordinal),
        [.. Enumerable.Range(0, target.Length)],
        new ForestOptions { TreeCount = 1, FamilyFraction = 1 },
        TestContext.Current.CancellationToken);
}
