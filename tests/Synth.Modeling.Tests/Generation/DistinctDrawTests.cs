using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

public sealed class DistinctDrawTests
{
    private const int BinCount = 9;

    private static readonly Gen<(int[] Sizes, long Seed)> Families = Gen.Select(Gen.Int[1, BinCount - 1].Array[1, 20], Gen.Long);

    [Fact]
    public void Siblings_draw_without_replacement()
    {
        var group = new DistinctGroup(true, []);
        var variable = Forests.Variable(BinCount, group);
        Families.Sample((sizes, seed) =>
        {
            var block = BlockOf(sizes, seed);
            var codes = Draw(variable, group, block, seed);
            Assert.All(codes, code => Assert.InRange(code, 1, BinCount - 1));
            Assert.Equal(codes.Length, codes.Zip(block.Parents).Distinct().Count());
        });
    }

    [Fact]
    public void Rows_that_agree_in_earlier_variables_draw_without_replacement()
    {
        var group = new DistinctGroup(false, [0]);
        var variable = Forests.Variable(BinCount, group);
        Families.Sample((sizes, seed) =>
        {
            var block = BlockOf(sizes, seed);
            var first = block.Codes(0);
            for (var row = 0; row < first.Length; row++)
            {
                first[row] = (byte)(1 + block.Parents[row]);
            }

            Assert.Equal(first.Length, Draw(variable, group, block, seed).Zip(first).Distinct().Count());
        });
    }

    [Fact]
    public void Siblings_are_numbered_from_the_first_number_in_the_order_of_what_they_drew()
    {
        var group = new DistinctGroup(true, []) { FirstNumber = 1 };
        var variable = Forests.Variable(BinCount, group);
        var bins = Enumerable.Range(1, BinCount - 1).Select(value => new NumberBin(value, value)).ToArray();
        var encoder = new NumberEncoder(
            "line", NumberUnits.Whole, bins, [], new NumberGrid(0, 1, [], []), 0, 0, 0, 0, int.MaxValue, []);
        Families.Sample((sizes, seed) =>
        {
            var block = BlockOf(sizes, seed);
            var column = new DataColumnModel("line", -1, encoder, 0);
            var bits = Stratified.Fill(RandomStream.FromSeed(seed), block.Length);
            var places = new PlainDraw(variable, 0, [Forests.Codes(block.Length, BinCount, seed)], block, bits);
            var draw = new NumberingDraw(places, column, group, block, bits);
            draw.Draw([.. Enumerable.Range(0, block.Length)]);
            var drawn = block.Codes(0).ToArray();
            draw.Finish();
            var numbers = block.SettledOf(column)!;
            foreach (var family in Enumerable.Range(0, block.Length).GroupBy(row => block.Parents[row]))
            {
                var ranked = family.OrderBy(row => numbers[row]).ToArray();
                Assert.Equal(Enumerable.Range(1, ranked.Length), ranked.Select(row => (int)numbers[row]));
                Assert.Equal(ranked.Select(row => drawn[row]).Order(), ranked.Select(row => drawn[row]));
            }
        });
    }

    [Fact]
    public void Rows_meet_when_parent_and_earlier_variables_agree() =>
        Gen.Select(Families, Gen.Bool, Gen.Int[0, 2]).Sample((families, withinSiblings, variables) =>
        {
            var block = BlockOf(families.Sizes, families.Seed);
            block.Parents[0] = -1;
            block.Parents[^1] = -1;
            var group = new DistinctGroup(withinSiblings, [.. Enumerable.Range(0, variables)]);
            var key = new GroupKey(group, block);
            var keys = Enumerable.Range(0, block.Length).Select(key.Read).ToArray();
            var named = Enumerable.Range(0, block.Length)
                .Select(row => string.Join('|', group.Variables.Select(variable => (int)block.Codes(variable)[row])
                .Prepend(!withinSiblings ? 0 : block.Parents[row] >= 0 ? block.Parents[row] : -1 - row))).ToArray();

            Assert.Equal(named.Distinct().Count(), keys.Distinct().Count());
            Assert.Equal(named.Distinct().Count(), named.Zip(keys).Distinct().Count());
        });

    private static byte[] Draw(VariableModel variable, DistinctGroup group, TableBlock block, long seed)
    {
        var codes = new byte[block.Length];
        var stream = RandomStream.FromSeed(seed);
        var draw = new DistinctDraw(
            variable, group, [Forests.Codes(block.Length, BinCount, seed)], block, Stratified.Fill(stream, block.Length));
        draw.Draw(Stratified.Shuffle(stream.Derive("turns"), block.Length), codes);
        return codes;
    }

    // Families of rows with two variables of three codes.
    private static TableBlock BlockOf(int[] sizes, long seed) => BlockBuilder.Of(
        0, [.. sizes.SelectMany((size, parent) => Enumerable.Repeat(parent, size))],
        Forests.Codes(sizes.Sum(), 4, seed), Forests.Codes(sizes.Sum(), 4, seed + 1));
}
