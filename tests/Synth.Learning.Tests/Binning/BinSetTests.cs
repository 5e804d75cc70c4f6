using CsCheck;

namespace Synth.Learning.Tests;

public sealed class BinSetTests
{
    [Fact]
    public void Is_a_set_of_bytes() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Byte.Array[0, 60], Gen.Byte).Sample((first, second, last) =>
    {
        AssertSame(first.ToHashSet(), BinSet.Of(first));
        AssertSame(first.Union(second).ToHashSet(), BinSet.Of(first).Union(BinSet.Of(second)));
        AssertSame(first.Except(second).ToHashSet(), BinSet.Of(first).Except(BinSet.Of(second)));
        AssertSame(first.Intersect(second).ToHashSet(), BinSet.Of(first).Intersect(BinSet.Of(second)));
        Assert.Equal(first.Length == 0, BinSet.Of(first).IsEmpty);
        AssertSame(Enumerable.Range(0, last + 1).Select(bin => (byte)bin).ToHashSet(), BinSet.UpTo(last));

        var flags = new bool[256];
        foreach (byte bin in first)
            flags[bin] = true;

        Assert.Equal(BinSet.Of(first), BinSet.OfFlags(flags));
    });

    [Fact]
    public void All_contains_every_bin() => Assert.Equal(256, BinSet.All.Count);

    private static void AssertSame(HashSet<byte> expected, BinSet actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int bin = 0; bin < 256; bin++)
            Assert.Equal(expected.Contains((byte)bin), actual.Contains((byte)bin));
    }
}
