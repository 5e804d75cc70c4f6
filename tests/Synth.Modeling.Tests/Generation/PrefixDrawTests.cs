using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What is missing once is missing in all siblings after.</summary>
public sealed class PrefixDrawTests
{
    private const int BinCount = 3;

    private static readonly VariableModel Variable = Forests.Variable(BinCount) with { IsPrefix = true };

    [Fact]
    public void Once_absent_stays_absent_within_a_family_and_only_there() =>
        Gen.Select(Gen.Int[1, 8].Array[1, 20], Gen.Long).Sample((sizes, seed) =>
    {
        int[] parents = [.. sizes.SelectMany((size, parent) => Enumerable.Repeat(parent, size)), -1, -1];
        var block = Draw(parents, Forests.Codes(parents.Length, BinCount, seed), seed);
        var codes = block.Codes(0);
        Assert.All(codes, code => Assert.InRange(code, PresenceGroups.Absent, PresenceGroups.Present));
        for (var row = 1; row < codes.Length; row++)
        {
            var follows = parents[row] >= 0 && parents[row] == parents[row - 1] && codes[row - 1] == PresenceGroups.Absent;
            Assert.True(!follows || codes[row] == PresenceGroups.Absent);
        }
    });

    [Fact]
    public void The_eldest_are_present_as_often_as_their_leaves_have_it()
    {
        // The feature says present, and four of five targets follow it; half of the rest do by chance.
        const int Families = 4_000;
        int[] parents = [.. Enumerable.Range(0, Families)];
        byte[] feature = [.. Enumerable.Repeat(PresenceGroups.Present, Families)];
        var share = Draw(parents, feature, 7).Codes(0).Count(code => code == PresenceGroups.Present) / (double)Families;
        Assert.InRange(share, 0.87, 0.93); // 0.9, five standard deviations of draws and of the forest's own rows
    }

    [Fact]
    public void As_many_siblings_are_present_as_drew_a_value_wherever_the_first_one_without_stands()
    {
        // Every second sibling is told to be absent: each of three is present in nine of ten cases, each of the others in one of ten.
        const int Families = 2_000;
        const int Size = 6;
        int[] parents = [.. Enumerable.Range(0, Families * Size).Select(row => row / Size)];
        byte[] feature = [.. parents.Select((_, row) => row % 2 == 0 ? PresenceGroups.Present : PresenceGroups.Absent)];
        var present = Draw(parents, feature, 9).Codes(0).Count(code => code == PresenceGroups.Present) / (double)Families;
        Assert.InRange(present, 2.8, 3.2);
    }

    private static TableBlock Draw(int[] parents, byte[] feature, long seed)
    {
        var block = BlockBuilder.Of(0, parents, new byte[parents.Length]);
        var bits = Stratified.Fill(RandomStream.FromSeed(seed), block.Length);
        new PrefixDraw(Variable, 0, [feature], block, bits).Draw([.. Enumerable.Range(0, block.Length)]);
        return block;
    }
}
