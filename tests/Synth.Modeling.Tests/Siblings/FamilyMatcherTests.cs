using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Rows exchange what they drew until their families come to what was drawn for these.</summary>
public sealed class FamilyMatcherTests
{
    private const int Families = 200;
    private const int Size = 8;
    private const int BinCount = 24;

    private static readonly int[] Parents = [.. Enumerable.Range(0, Families * Size).Select(row => row / Size)];

    // Means in bins of a half, anything for the other summaries.
    private static readonly double[][] Cuts = [[.. Enumerable.Range(0, 2 * BinCount).Select(i => i / 2.0)], [], [], []];

    [Fact]
    public void Families_come_to_their_means()
    {
        var (block, untouched) = (Block(), Block());
        Match(block, distinct: null, Table(alternatives: 12));
        Draw(untouched, distinct: null).Draw(Rows(untouched));
        Assert.InRange(Share(untouched), 0, 0.3);
        Assert.InRange(Share(block), 0.9, 1);
    }

    [Fact]
    public void Without_alternatives_nothing_is_exchanged()
    {
        var (block, untouched) = (Block(), Block());
        Match(block, distinct: null, Table(alternatives: 0));
        Draw(untouched, distinct: null).Draw(Rows(untouched));
        Assert.Equal(untouched.Codes(0), block.Codes(0));
    }

    [Fact]
    public void Siblings_that_differ_still_do()
    {
        var block = Block();
        Match(block, new DistinctGroup(true, []), Table(alternatives: 12));
        Assert.InRange(Share(block), 0.75, 1);
        Assert.All(
            FamilySummary.FamiliesOf(Parents),
            family => Assert.Equal(Size, block.Codes(0)[family.Begin..family.End].Distinct().Count()));
    }

    // The feature that the variable mostly follows is drawn at random for each row.
    private static byte[] Feature { get; } = Forests.Codes(Parents.Length, BinCount, 3);

    // Nine to fourteen: within reach of eight codes from 1 to 23.
    private static double Wanted(int family) => 9 + (family % 6);

    private static TableBlock Block() => BlockBuilder.Of(0, Parents, new byte[Parents.Length]);

    private static TableModel Table(int alternatives) => BlockBuilder.Bare with
    {
        Variables = [Amount(null)],
        Siblings = new SiblingModel { Targets = new FamilyTargets(Cuts, [], alternatives) },
    };

    private static VariableModel Amount(DistinctGroup? distinct) =>
        Forests.Variable(BinCount, distinct) with { Variable = new Variable("amount", BinCount, FeatureKind.Ordinal) };

    private static VariableDraw Draw(TableBlock block, DistinctGroup? distinct)
    {
        var bits = Stratified.Fill(RandomStream.FromSeed(4), block.Length);
        return distinct is null
            ? new PlainDraw(Amount(null), 0, [Feature], block, bits)
            : new DistinctCodesDraw(new DistinctDraw(Amount(distinct), distinct, [Feature], block, bits), 0, block, Rows(block));
    }

    private static void Match(TableBlock block, DistinctGroup? distinct, TableModel table)
    {
        var draw = Draw(block, distinct);
        draw.Draw(Rows(block));
        var means = Enumerable.Range(0, Families).Select(family => new QuantileCuts([.. Cuts[0]]).BinOf(Wanted(family))).ToArray();
        byte[][] bins = [means, new byte[Families], new byte[Families], new byte[Families]];
        var targets = new DrawnTargets(FamilySummary.FamiliesOf(Parents), bins);
        new FamilyMatcher(table, RandomStream.FromSeed(5)).Match(draw, block, targets);
    }

    // The share of families whose mean is in the range of its bin.
    private static double Share(TableBlock block) => FamilySummary.FamiliesOf(Parents).Index().Average(entry =>
    {
        var mean = block.Codes(0)[entry.Item.Begin..entry.Item.End].Average(code => (double)code);
        return mean > Wanted(entry.Index) - 0.5 && mean <= Wanted(entry.Index) ? 1.0 : 0;
    });

    private static int[] Rows(TableBlock block) => [.. Enumerable.Range(0, block.Length)];
}
