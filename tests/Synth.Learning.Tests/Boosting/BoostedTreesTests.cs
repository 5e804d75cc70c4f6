using CsCheck;

namespace Synth.Learning.Tests.Boosting;

public sealed class BoostedTreesTests
{
    private const int RowCount = 2000;

    private static readonly BoostOptions Options = new();

    [Fact]
    public void Classes_that_depend_on_two_features_together_are_learned()
    {
        byte[][] columns = [Bytes(1), Bytes(2), Bytes(3)];
        bool[] isFirst = [.. Enumerable.Range(0, RowCount).Select(row => columns[0][row] > 7 != columns[1][row] > 7)];
        Assert.True(Area(columns, isFirst) > 0.95);
    }

    [Fact]
    public void Classes_that_depend_on_nothing_cannot_be_told_apart()
    {
        // Four standard deviations of the area of two samples of 1,000 rows that are alike: 4 * sqrt((1000 + 1000 + 1) / (12 * 1000 *
        // 1000)) = 0.052.
        Assert.InRange(Area([Bytes(1), Bytes(2)], [.. Bytes(9).Select(value => value > 7)]), 0.448, 0.552);
    }

    [Fact]
    public void The_same_rows_give_the_same_trees()
    {
        byte[][] columns = [Bytes(1), Bytes(2)];
        bool[] isFirst = [.. Bytes(4).Select((value, row) => value > columns[0][row])];
        BoostedTrees[] trees = [Train(columns, isFirst), Train(columns, isFirst)];
        for (int row = 0; row < RowCount; row++)
            Assert.Equal(trees[0].LogOdds(columns, row), trees[1].LogOdds(columns, row));
    }

    [Fact]
    public void Features_that_hardly_ever_differ_change_nothing()
    {
        // Four rows differ: fewer than stand on either side of any split.
        byte[] same = new byte[RowCount];
        byte[] nearlySame = [.. Enumerable.Range(0, RowCount).Select(row => row < Options.MinLeafRows - 1 ? (byte)9 : (byte)3)];
        byte[][] columns = [Bytes(1), Bytes(2)];
        byte[][] more = [same, columns[0], nearlySame, columns[1]];
        bool[] isFirst = [.. Bytes(4).Select((value, row) => value > columns[0][row])];
        var (few, many) = (Train(columns, isFirst), Train(more, isFirst));
        Assert.Equal(
            few.Trees.Select(tree => tree.Features.Select(feature => feature < 0 ? feature : (2 * feature) + 1)),
            many.Trees.Select(tree => tree.Features));
        Assert.All(Enumerable.Range(0, RowCount), row => Assert.Equal(few.LogOdds(columns, row), many.LogOdds(more, row)));
    }

    [Fact]
    public void A_damaged_tree_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new BoostedTrees(1, [new BoostedTree([0], [1], [0], [0])]));
        Assert.Throws<ArgumentException>(() => new BoostedTrees(1, [new BoostedTree([1, -1, -1], [1, 0, 0], [1, 0, 0], [0, 1, 2])]));
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order_ties_half() => Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[1, 30].Sample(rows =>
    {
        double[] scores = [.. rows.Select(row => (double)row.Item1)];
        bool[] isFirst = [.. rows.Select(row => row.Item2)];
        var pairs = rows.Where(row => row.Item2)
            .SelectMany(_ => rows.Where(row => !row.Item2), (first, second) => first.Item1.CompareTo(second.Item1)).ToArray();
        double expected = pairs.Length == 0 ? 0.5 : pairs.Average(order => (order + 1) / 2.0);
        Assert.Equal(expected, RankStatistic.Area(scores, isFirst), 9);
    });

    [Fact]
    public void A_value_falls_between_the_cuts_around_it() => Gen.Double[-10, 10].Array[1, 60].Sample(values =>
    {
        var cuts = QuantileCuts.Of(values, 8);
        Assert.True(cuts.BinCount <= 9);
        Assert.Equal(0, cuts.BinOf(double.NaN));
        Assert.All(values, value => Assert.Equal(1 + cuts.Cuts.Count(cut => cut < value), cuts.BinOf(value)));
    });

    private static double Area(byte[][] columns, bool[] isFirst) => TwoSampleTest.Area(
        Matrix(columns), isFirst, [.. Enumerable.Range(0, RowCount)], folds: 3, Options, TestContext.Current.CancellationToken);

    private static BoostedTrees Train(byte[][] columns, bool[] isFirst) => BoostedTreesTrainer.Train(
        Matrix(columns), isFirst, [.. Enumerable.Range(0, RowCount)], Options, TestContext.Current.CancellationToken);

    private static BinnedMatrix Matrix(byte[][] columns) =>
        new(columns.Select(column => new BinnedFeature(column, 16, FeatureKind.Ordinal)), RowCount);

    private static byte[] Bytes(ulong seed) =>
        [.. Enumerable.Range(0, RowCount).Select(row => (byte)(BitMixer.At(seed * 7919, (ulong)row) >> 60))];
}
