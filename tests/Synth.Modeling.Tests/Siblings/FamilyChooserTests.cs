using CsCheck;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Of several drawn families the likelier one is kept, whole.</summary>
public sealed class FamilyChooserTests
{
    private const int Families = 300;
    private const int Size = 3;
    private const int BinCount = 9;
    private const int Candidates = 8;

    private static readonly VariableModel Amount = Forests.Variable(BinCount) with
    {
        Variable = new Variable("amount", BinCount, FeatureKind.Ordinal),
    };

    private static readonly double[][] Cuts =
        [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 18).Select(i => (i / 2.0) + 0.25).ToArray())];

    private static readonly TableModel Table = BlockBuilder.Bare with
    {
        Variables = [Amount],
        Siblings = new SiblingModel { Candidates = Candidates, SummaryCuts = Cuts, Ratio = LargeAmounts() },
    };

    [Fact]
    public void Each_family_is_repeated_and_rows_without_a_parent_are_not()
    {
        var block = BlockBuilder.Of(0, [0, 0, 1, -1], new byte[4]);
        var repeated = new FamilyChooser(Table, RandomStream.FromSeed(1)).Repeat(block, out var sources);
        Assert.Equal((3 * Candidates) + 1, repeated.Length);
        Assert.Equal([Candidates, Candidates, Candidates, 1], Enumerable.Range(0, 4).Select(row => sources.Count(source => source == row)));
        Assert.Equal(2 * Candidates, repeated.Parents.Where(parent => parent >= 0).Distinct().Count());
    }

    [Theory]
    [InlineData(1_000, Candidates)]
    [InlineData(125_000, Candidates)]
    [InlineData(300_000, 3)]
    [InlineData(500_001, 1)]
    [InlineData(40_000_000, 1)]
    public void Families_of_many_rows_are_drawn_less_often(long rows, int expected)
    {
        var way = Table.Siblings.For(rows);
        Assert.Equal(expected, way.Candidates);
        Assert.Equal(expected > 1, way.Ratio is not null);
    }

    [Fact]
    public void Kept_families_are_candidates_and_mostly_those_of_higher_odds()
    {
        int[] parents = [.. Enumerable.Range(0, Families * Size).Select(row => row / Size)];
        var block = BlockBuilder.Of(0, parents, new byte[parents.Length]);
        var chooser = new FamilyChooser(Table, RandomStream.FromSeed(2));
        var candidates = chooser.Repeat(block, out var sources);
        Forests.Codes(candidates.Length, BinCount, 3).CopyTo(candidates.Codes(0), 0);
        chooser.Choose(candidates, sources, [], block);

        var offered = Enumerable.Range(0, candidates.Length / Size)
            .Select(family =>
                (sources[family * Size], Codes: string.Join(' ', candidates.Codes(0)[(family * Size)..((family + 1) * Size)])))
            .ToHashSet();
        Assert.All(
            Enumerable.Range(0, Families),
            family => Assert.Contains((family * Size, string.Join(' ', block.Codes(0)[(family * Size)..((family + 1) * Size)])), offered));

        // Codes are even on 1 to 8: a mean of 4.5, with a standard deviation of 0.08 over the rows.
        Assert.InRange(block.Codes(0).Average(code => code), 5.2, 8);
    }

    [Fact]
    public void Whatever_the_families_a_candidate_of_each_is_kept_whole_and_the_choice_follows_from_the_stream() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 20], Gen.Long[1, 1000]).Sample((sizes, seed) =>
        {
            // A family of no rows stands for a row without a parent.
            int[] parents = [.. sizes.SelectMany((size, family) => Enumerable.Repeat(size == 0 ? -1 : family, Math.Max(1, size)))];
            var (first, candidates, sources) = Choose(parents, seed);
            var (second, _, _) = Choose(parents, seed);
            Assert.Equal(first, second);

            var families = FamilySummary.FamiliesOf(parents);
            var offered = FamilySummary.FamiliesOf(candidates.Parents)
                .Select(family => (sources[family.Begin], Text(candidates.Codes(0)[family.Begin..family.End])))
                .ToHashSet();
            Assert.All(families, family => Assert.Contains((family.Begin, Text(first[family.Begin..family.End])), offered));
            Assert.Equal(parents.Length + (families.Sum(family => family.End - family.Begin) * (Candidates - 1)), candidates.Length);
        });

    private static (byte[] Codes, TableBlock Candidates, int[] Sources) Choose(int[] parents, long seed)
    {
        var block = BlockBuilder.Of(0, parents, new byte[parents.Length]);
        var chooser = new FamilyChooser(Table, RandomStream.FromSeed(seed));
        var candidates = chooser.Repeat(block, out var sources);
        Forests.Codes(candidates.Length, BinCount, seed).CopyTo(candidates.Codes(0), 0);
        chooser.Choose(candidates, sources, [], block);
        return (block.Codes(0), candidates, sources);
    }

    private static string Text(byte[] codes) => string.Join(' ', codes);

    // Families whose mean lies above the middle are the source's.
    private static FamilyRatio LargeAmounts()
    {
        int[] parents = [.. Enumerable.Range(0, 2_000 * Size).Select(row => row / Size)];
        var codes = Forests.Codes(parents.Length, BinCount, 5);
        var families = FamilySummary.FamiliesOf(parents);
        var bins = FamilySummary.Bin(FamilySummary.Of(SummaryColumn.Of([Amount.Variable], []), _ => codes, families), Cuts);
        bool[] isSource = [.. families.Select(family => codes[family.Begin..family.End].Average(code => code) > 4.5)];
        var trees = BoostedTreesTrainer.Train(
            new BinnedMatrix(bins.Select(values => new BinnedFeature(values, 20, FeatureKind.Ordinal)), isSource.Length),
            isSource,
            [.. Enumerable.Range(0, isSource.Length)],
            new BoostOptions(Rounds: 20),
            TestContext.Current.CancellationToken);
        return new FamilyRatio(trees.FeatureCount, [.. trees.Trees]);
    }
}
