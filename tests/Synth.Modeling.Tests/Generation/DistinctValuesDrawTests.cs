using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Values of ranges that siblings never share.</summary>
public sealed class DistinctValuesDrawTests
{
    private const int Ranges = 4;
    private const int RangeWidth = 6;

    private static readonly NumberEncoder Encoder = new(
        "lane",
        NumberUnits.Whole,
        [.. Enumerable.Range(0, Ranges).Select(range => new NumberBin(range * RangeWidth, (range * RangeWidth) + RangeWidth - 1))],
        [],
        new NumberGrid(0, 1, [], []),
        0,
        0,
        0,
        0,
        1_000,
        []);

    private static readonly DataColumnModel Column = new("lane", -1, Encoder, 0);

    [Fact]
    public void No_value_comes_twice_in_a_family_and_each_lies_in_its_range() =>
        Gen.Select(Gen.Int[1, Ranges * RangeWidth].Array[1, 8], Gen.Long).Sample((sizes, seed) =>
        {
            var block = Draw(sizes, [], seed);
            var values = block.SettledOf(Column)!;
            Assert.Equal(block.Length, values.Zip(block.Parents).Distinct().Count());
            Assert.All(Enumerable.Range(0, block.Length), row =>
            {
                var range = Encoder.Bins[block.Codes(0)[row] - 1];
                Assert.InRange(values[row], range.Low, range.High);
            });
        });

    [Fact]
    public void More_siblings_than_values_go_beyond_the_last_range()
    {
        var block = Draw([(Ranges * RangeWidth) + 10], [], 3);
        var values = block.SettledOf(Column)!;
        Assert.Distinct(values);
        Assert.Equal(Ranges * RangeWidth, values.Count(value => value < Ranges * RangeWidth));
    }

    [Fact]
    public void Exempt_codes_may_come_again()
    {
        var block = Draw([60], [1], 5);
        var values = block.SettledOf(Column)!;
        Assert.Distinct(Enumerable.Range(0, block.Length).Where(row => block.Codes(0)[row] != 1).Select(row => values[row]));
        Assert.True(block.Codes(0).Count(code => code == 1) > RangeWidth);
    }

    private static TableBlock Draw(int[] sizes, byte[] exempt, long seed)
    {
        int[] parents = [.. sizes.SelectMany((size, parent) => Enumerable.Repeat(parent, size))];
        var block = BlockBuilder.Of(0, parents, new byte[parents.Length]);
        var group = new DistinctGroup(true, []) { Exempt = exempt };
        var stream = RandomStream.FromSeed(seed);
        var draw = new DistinctValuesDraw(
            Column,
            Forests.Variable(Ranges + 1, group),
            group,
            [Forests.Codes(parents.Length, Ranges + 1, seed)],
            block,
            Stratified.Fill(stream, block.Length),
            stream.Derive("cells"));
        draw.Draw([.. Enumerable.Range(0, block.Length)]);
        return block;
    }
}
