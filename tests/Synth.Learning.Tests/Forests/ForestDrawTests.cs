using CsCheck;

namespace Synth.Learning.Tests;

public sealed class ForestDrawTests
{
    [Fact]
    public void Rows_placed_together_fall_where_they_fall_alone() => TrainingSet.Any.Sample(
        set =>
        {
            Forest forest = set.Train();
            byte[][] columns = set.Matrix.ToColumns();
            int[] rows = [.. Enumerable.Range(0, set.Families.Length)];
            var leaves = new int[rows.Length];
            for (int tree = 0; tree < forest.Trees.Length; tree++)
            {
                forest.Trees[tree].FindLeaves(columns, rows, leaves);
                Assert.Equal(rows.Select(row => forest.FindLeaf(tree, columns, row)), leaves);
                Assert.Equal(rows.Select(row => NaiveLeaf(forest.Trees[tree], columns, row)), leaves);
            }
        },
        iter: 300);

    [Fact]
    public void A_rows_draw_depends_on_its_features_and_bits_alone() => Gen.Select(TrainingSet.Any, Gen.ULong).Sample(
        (set, seed) =>
        {
            Forest forest = set.Train();
            byte[][] columns = set.Matrix.ToColumns();
            int rowCount = set.Families.Length;
            ulong[] bits = [.. Enumerable.Range(0, rowCount).Select(row => BitMixer.At(seed, (ulong)row))];
            var drawn = new byte[rowCount];
            forest.Draw(columns, rowCount, bits, drawn);
            for (int row = 0; row < rowCount; row++)
            {
                byte[][] alone = [.. columns.Select(column => new[] { column[row] })];
                var single = new byte[1];
                forest.Draw(alone, 1, [bits[row]], single);
                Assert.Equal(drawn[row], single[0]);
                Assert.True(forest.TryDrawAllowed(columns, row, bits[row], BinSet.All, out byte allowed));
                Assert.Equal(drawn[row], allowed);
            }
        },
        iter: 200);

    [Fact]
    public void First_leaves_that_are_found_together_are_those_that_rows_draw_from() =>
        Gen.Select(TrainingSet.Any, Gen.ULong, Gen.Byte.Array[1, 6]).Sample(
            (set, seed, bins) =>
            {
                Forest forest = set.Train();
                byte[][] columns = set.Matrix.ToColumns();
                int[] rows = [.. Enumerable.Range(0, set.Families.Length).Where(row => row % 3 != 1)];
                ulong[] bits = [.. Enumerable.Range(0, set.Families.Length).Select(row => BitMixer.At(seed, (ulong)row))];
                int[] leaves = [.. bits.Select(_ => -1)];
                forest.FindFirstLeaves(columns, rows, bits, leaves);
                Assert.All(leaves.Index(), leaf => Assert.Equal(
                    leaf.Index % 3 == 1 ? -1 : forest.FindFirstLeaf(columns, leaf.Index, bits[leaf.Index]), leaf.Item));
                foreach (int row in rows)
                {
                    BinSet allowed = BinSet.Of(bins);
                    bool isDrawn = forest.TryDrawAllowed(columns, row, bits[row], allowed, out byte bin);
                    Assert.Equal(isDrawn, forest.TryDrawAllowed(columns, row, bits[row], leaves[row], allowed, out byte again));
                    Assert.Equal(bin, again);
                }
            },
            iter: 200);

    [Fact]
    public void Draws_converge_to_the_mean_of_the_leaves()
    {
        (Forest forest, byte[][] columns) = Planted();
        const int Draws = 50_000;
        byte[][] repeated = [.. columns.Select(column => Enumerable.Repeat(column[7], Draws).ToArray())];
        var random = new RandomBits(99);
        ulong[] bits = [.. Enumerable.Range(0, Draws).Select(_ => random.Next())];
        var drawn = new byte[Draws];
        forest.Draw(repeated, Draws, bits, drawn);

        AssertFits(Probabilities(forest, columns, 7), drawn);
    }

    [Fact]
    public void Restricted_draws_converge_to_the_leaf_restricted()
    {
        (Forest forest, byte[][] columns) = Planted(treeCount: 1);
        BinSet allowed = BinSet.Of([0, 1, 2, 5, 7]);
        double[] expected = Probabilities(forest, columns, 7);
        for (int bin = 0; bin < expected.Length; bin++)
            expected[bin] *= allowed.Contains((byte)bin) ? 1 : 0;

        double sum = expected.Sum();
        var random = new RandomBits(5);
        byte[] drawn = [.. Enumerable.Range(0, 50_000).Select(_ =>
        {
            Assert.True(forest.TryDrawAllowed(columns, 7, random.Next(), allowed, out byte bin));
            return bin;
        })];
        AssertFits([.. expected.Select(share => share / sum)], drawn);
    }

    [Fact]
    public void Restricted_draws_return_an_allowed_bin_of_some_leaf_or_nothing() =>
        Gen.Select(TrainingSet.Any, Gen.Bool.Array[9], Gen.ULong).Sample(
            (set, flags, bits) =>
            {
                Forest forest = set.Train();
                byte[][] columns = set.Matrix.ToColumns();
                BinSet allowed = BinSet.OfFlags(flags);
                double[] probabilities = Probabilities(forest, columns, 0);
                if (forest.TryDrawAllowed(columns, 0, bits, allowed, out byte bin))
                {
                    Assert.True(allowed.Contains(bin));
                    Assert.True(probabilities[bin] > 0);
                }
                else
                {
                    Assert.DoesNotContain(Enumerable.Range(0, probabilities.Length), b => flags[b] && probabilities[b] > 0);
                }
            },
            iter: 500);

    [Fact]
    public void Reads_only_the_columns_it_uses() => TrainingSet.Any.Sample(
        set =>
        {
            Forest forest = set.Train();
            byte[][] columns = set.Matrix.ToColumns();
            double[] expected = Probabilities(forest, columns, 0);
            for (int feature = 0; feature < columns.Length; feature++)
            {
                if (!forest.UsedFeatures.Contains(feature))
                    columns[feature] = null!;
            }

            Assert.Equal(expected, Probabilities(forest, columns, 0));
            forest.Draw(columns, set.Families.Length, new ulong[set.Families.Length], new byte[set.Families.Length]);
        },
        iter: 200);

    private static int NaiveLeaf(DecisionTree tree, byte[][] columns, int row)
    {
        int node = 0;
        while (!tree.IsLeaf(node))
            node = tree.LeftChildOf(node) + (tree.LeftBinsOf(node).Contains(columns[tree.FeatureOf(node)][row]) ? 0 : 1);

        return tree.LeafOf(node);
    }

    private static (Forest Forest, byte[][] Columns) Planted(int treeCount = 12)
    {
        const int RowCount = 4000;
        var random = new RandomBits(3);
        byte[] first = random.Bins(RowCount, 20);
        byte[] second = random.Bins(RowCount, 5);
        byte[] target = [.. Enumerable.Range(0, RowCount).Select(row => (byte)((first[row] / 5) + random.Below(6)))];
        var matrix = new BinnedMatrix(
            [new BinnedFeature(first, 20, FeatureKind.Ordinal), new BinnedFeature(second, 5, FeatureKind.Nominal)], RowCount);
        Forest forest = ForestTrainer.Train(
            matrix,
            new BinnedTarget(target, 9, FeatureKind.Ordinal),
            [.. Enumerable.Range(0, RowCount)],
            new ForestOptions { TreeCount = treeCount, MinLeafRows = 40 },
            TestContext.Current.CancellationToken);
        return (forest, matrix.ToColumns());
    }

    private static double[] Probabilities(Forest forest, byte[][] columns, int row)
    {
        var probabilities = new double[forest.TargetBinCount];
        forest.Distribution(columns, row, probabilities);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        return probabilities;
    }

    // Pearson's statistic, below the 99.99 % quantile of chi-square with up to 8 degrees of freedom (31.8).
    private static void AssertFits(double[] probabilities, byte[] drawn)
    {
        double statistic = 0;
        for (int bin = 0; bin < probabilities.Length; bin++)
        {
            int observed = drawn.Count(other => other == bin);
            double expected = probabilities[bin] * drawn.Length;
            if (expected == 0)
                Assert.Equal(0, observed);
            else
                statistic += (observed - expected) * (observed - expected) / expected;
        }

        Assert.InRange(statistic, 0, 31.8);
    }
}
