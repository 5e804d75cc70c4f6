using CsCheck;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Families have the codes that were drawn for them as a whole, each row the one of them that suits it.</summary>
public sealed class FamilyWishesTests
{
    private const int BinCount = 21;

    private static readonly DistinctGroup Siblings = new(true, []);

    // Families of the first cluster have codes 1 to 10, those of the second one 11 to 20.
    private static readonly FamilySet Halves = new(
        0,
        [0, .. Enumerable.Repeat(1, BinCount - 1)],
        [
            new FamilySetTree(
                new ClusterTree([new(0, 1, false, 1, 2), new(-1, 0, false, 0, 0), new(-1, 0, false, 1, 0)]),
                [
                    [.. Enumerable.Range(0, BinCount).Select(code => code is >= 1 and <= 10 ? 7 : 0)],
                    [.. Enumerable.Range(0, BinCount).Select(code => code > 10 ? 7 : 0)],
                ]),
        ]);

    [Fact]
    public void Siblings_differ_and_have_the_codes_of_their_cluster_as_far_as_these_reach() =>
        Gen.Select(Gen.Select(Gen.Int[1, 14], Gen.Bool).Array[1, 12], Gen.Long).Sample((families, seed) =>
        {
            var (block, ranges) = Draw(families, seed);
            foreach (var (family, (begin, end)) in ranges.Index())
            {
                var codes = block.Codes(0)[begin..end];
                Assert.Equal(end - begin, codes.Distinct().Count());
                var wished = codes.Count(code => code > 0 && code <= 10 != families[family].Item2);
                Assert.Equal(Math.Min(10, end - begin), wished);
            }
        });

    [Fact]
    public void A_row_takes_what_its_forest_draws_where_its_family_wishes_for_it()
    {
        // The forest mostly draws the feature, which is one of the wished codes and differs between siblings.
        var families = Enumerable.Repeat((10, false), 200).ToArray();
        var (block, _) = Draw(families, 3, row => (byte)(1 + (row % 10)));
        var kept = block.Codes(0).Where((code, row) => code == 1 + (row % 10)).Count();
        Assert.InRange(kept / (double)block.Length, 0.6, 1);
    }

    [Fact]
    public void Rows_without_a_parent_wish_for_nothing()
    {
        var block = BlockBuilder.Of(0, [-1, -1, 0], new byte[3]);
        var wishes = new FamilyWishes(Halves, block, FamilySummary.FamiliesOf(block.Parents), [[1]], RandomStream.FromSeed(1));
        Assert.True(wishes.LeftFor(0, _ => true).IsEmpty);
        var wished = wishes.LeftFor(2, _ => true);
        Assert.Equal(1, wished.Count);
        wishes.Take(2, (byte)Enumerable.Range(1, 20).First(code => wished.Contains((byte)code)));
        Assert.True(wishes.LeftFor(2, _ => true).IsEmpty);
    }

    [Fact]
    public void What_lies_next_is_drawn_where_the_forest_knows_none_of_the_codes()
    {
        var model = Forests.Variable(BinCount);
        byte[][] features = [[.. Enumerable.Repeat((byte)5, 100)]];
        var drawn = Enumerable.Range(0, 100).Select(row => Draw(row, BinSet.Of([200, 40])));
        Assert.All(drawn, code => Assert.Equal(40, code));
        Assert.Throws<ArgumentException>(() => Draw(0, default));

        byte Draw(int row, BinSet allowed)
        {
            var bits = RandomStream.Mix((ulong)row);
            return model.DrawNearest(features, row, bits, model.Forest.FindFirstLeaf(features, row, bits), allowed);
        }
    }

    private static (TableBlock Block, List<(int Begin, int End)> Families) Draw(
        (int Size, bool IsHigh)[] families, long seed, Func<int, byte>? feature = null)
    {
        int[] parents = [.. families.SelectMany((family, i) => Enumerable.Repeat(i, family.Size))];
        var block = BlockBuilder.Of(0, parents, new byte[parents.Length]);
        var ranges = FamilySummary.FamiliesOf(parents);
        byte[][] above = [Array.ConvertAll(families, family => family.IsHigh ? (byte)2 : (byte)1)];
        var stream = RandomStream.FromSeed(seed);
        var wishes = new FamilyWishes(Halves, block, ranges, above, stream.Derive("set"));
        byte[] seen = [.. Enumerable.Range(0, parents.Length).Select(row => feature?.Invoke(row) ?? (byte)(1 + stream.Below(row, 20)))];
        var bits = Stratified.Fill(stream.Derive("bits"), block.Length);
        var draw = new DistinctDraw(Forests.Variable(BinCount, Siblings), Siblings, [seen], block, bits, wishes);
        draw.Draw(Stratified.Shuffle(stream, block.Length), block.Codes(0));
        return (block, ranges);
    }
}
