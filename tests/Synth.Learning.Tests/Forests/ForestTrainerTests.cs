using CsCheck;

namespace Synth.Learning.Tests;

public sealed class ForestTrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Grows_the_naive_twins_trees_node_for_node() => TrainingSet.Any.Sample(
        set =>
        {
            Forest forest = set.Train();
            var naive = new NaiveGrower(set);
            for (int tree = 0; tree < forest.Trees.Length; tree++)
                naive.GrowTree(tree).AssertSame(forest.Trees[tree], 0);
        },
        iter: 1000);

    [Fact]
    public void Does_not_depend_on_the_order_of_rows() => Gen.Select(TrainingSet.Any, Gen.ULong).Sample(
        (set, seed) =>
        {
            int[] order = new RandomBits(seed).Permutation(set.Families.Length);
            Assert.Equal(Bytes(set.Train()), Bytes(set.InOrder(order).Train()));
        },
        iter: 300);

    [Fact]
    public void Does_not_depend_on_what_the_scratch_was_used_for() => Gen.Select(TrainingSet.Any, TrainingSet.Any).Sample(
        (first, second) =>
        {
            var scratch = new TrainerScratch();
            ForestTrainer.Train(first.Matrix, first.Target, first.Families, first.Options, scratch, Token);
            Forest again = ForestTrainer.Train(second.Matrix, second.Target, second.Families, second.Options, scratch, Token);
            Assert.Equal(Bytes(second.Train()), Bytes(again));
        },
        iter: 300);

    [Fact]
    public void Leaves_have_enough_rows_and_come_from_enough_families() => TrainingSet.Any.Sample(
        set =>
        {
            Forest forest = set.Train();
            byte[][] columns = set.Matrix.ToColumns();
            for (int tree = 0; tree < forest.Trees.Length; tree++)
            {
                if (forest.Trees[tree].LeafCount == 1)
                    continue;

                FamilyBag bag = FamilyBag.Draw(
                    FamilyBag.KeyOf(set.Options.Seed, tree), [.. set.Families.Distinct()], set.Options.FamilyFraction);
                ILookup<int, int> allRowsOfLeaf = Enumerable.Range(0, set.Families.Length)
                    .ToLookup(row => forest.FindLeaf(tree, columns, row));
                for (int leaf = 0; leaf < forest.Trees[tree].LeafCount; leaf++)
                {
                    int[] rows = [.. allRowsOfLeaf[leaf].Where(row => bag.Contains(set.Families[row]))];
                    int total = forest.Histogram(tree, leaf).Total;
                    Assert.InRange(rows.Length, set.Options.MinLeafRows, int.MaxValue);
                    if (CountFamilies(rows) >= set.Options.MinLeafFamilies)
                        Assert.Equal(rows.Length, total);
                    else if (CountFamilies(allRowsOfLeaf[leaf]) >= set.Options.MinLeafFamilies)
                        Assert.Equal(allRowsOfLeaf[leaf].Count(), total);
                    else
                        Assert.InRange(total, rows.Length + set.Options.MinLeafRows, int.MaxValue);
                }
            }

            int CountFamilies(IEnumerable<int> rows) => rows.Select(row => set.Families[row]).Distinct().Count();
        },
        iter: 500);

    [Fact]
    public void Grows_single_leaves_without_features_or_with_one_class()
    {
        byte[] varied = new RandomBits(1).Bins(500, 7);
        var none = new BinnedMatrix([], 500);
        var one = new BinnedMatrix([new BinnedFeature(varied, 7, FeatureKind.Ordinal)], 500);
        int[] families = [.. Enumerable.Range(0, 500)];

        Forest withoutFeatures = ForestTrainer.Train(
            none, new BinnedTarget(varied, 7, FeatureKind.Ordinal), families, new ForestOptions(), Token);
        Forest withOneClass = ForestTrainer.Train(
            one, new BinnedTarget(new byte[500], 3, FeatureKind.Nominal), families, new ForestOptions(), Token);

        foreach (Forest forest in (Forest[])[withoutFeatures, withOneClass])
        {
            Assert.Equal(12, forest.Trees.Length);
            Assert.Empty(forest.UsedFeatures);
            foreach (DecisionTree tree in forest.Trees)
            {
                Assert.Equal(1, tree.NodeCount);
                Assert.Equal(325, tree.Histogram(0).Total);
            }
        }
    }

    [Fact]
    public void Says_what_is_wrong_with_the_input()
    {
        var empty = new BinnedTarget([], 3, FeatureKind.Ordinal);
        var two = new BinnedTarget([0, 1], 3, FeatureKind.Ordinal);

        Assert.Contains("no rows", Message(() => Train(new BinnedMatrix([], 0), empty, [])), StringComparison.Ordinal);
        Assert.Contains("1 rows, the target has 2", Message(() => Train(new BinnedMatrix([], 1), two, [0, 0])), StringComparison.Ordinal);
        Assert.Contains("1 families", Message(() => Train(new BinnedMatrix([], 2), two, [0])), StringComparison.Ordinal);

        static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        static void Train(BinnedMatrix features, BinnedTarget target, int[] families) =>
            ForestTrainer.Train(features, target, families, new ForestOptions(), Token);
    }

    [Fact]
    public void Stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var bins = new RandomBits(1).Bins(100, 5);
        Assert.Throws<OperationCanceledException>(() => ForestTrainer.Train(
            new BinnedMatrix([new BinnedFeature(bins, 5, FeatureKind.Ordinal)], 100),
            new BinnedTarget(bins, 5, FeatureKind.Ordinal),
            [.. Enumerable.Range(0, 100)],
            new ForestOptions(),
            source.Token));
    }

    [Fact]
    public void Different_trees_have_different_bags()
    {
        byte[] bins = new RandomBits(1).Bins(400, 5);
        Forest forest = ForestTrainer.Train(
            new BinnedMatrix([], 400),
            new BinnedTarget(bins, 5, FeatureKind.Ordinal),
            [.. Enumerable.Range(0, 400)],
            new ForestOptions(),
            Token);

        HashSet<string> histograms = [];
        foreach (DecisionTree tree in forest.Trees)
            histograms.Add(Text(tree.Histogram(0)));

        Assert.InRange(histograms.Count, 10, 12);
    }

    private static string Text(LeafHistogram histogram)
    {
        var rows = new int[histogram.Bins.Length];
        for (int position = 0; position < rows.Length; position++)
            rows[position] = histogram.CumulativeAt(position);

        return string.Join(',', rows);
    }

    private static byte[] Bytes(Forest forest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        forest.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
