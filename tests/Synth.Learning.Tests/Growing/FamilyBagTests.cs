using CsCheck;

namespace Synth.Learning.Tests;

public sealed class FamilyBagTests
{
    [Fact]
    public void Holds_exactly_the_share_wanted() => Gen.Select(Gen.Int.HashSet[1, 300], Gen.Double[0.001, 1], Gen.ULong).Sample(
        (ids, fraction, key) =>
        {
            FamilyBag bag = FamilyBag.Draw(key, [.. ids], fraction);
            int wanted = Math.Max(1, (int)Math.Round(fraction * ids.Count, MidpointRounding.AwayFromZero));
            Assert.Equal(wanted, ids.Count(bag.Contains));
        });

    [Fact]
    public void Draws_each_family_equally_often()
    {
        int[] ids = [.. Enumerable.Range(-20, 40)];
        var counts = new int[ids.Length];
        for (int tree = 0; tree < 2000; tree++)
        {
            FamilyBag bag = FamilyBag.Draw(FamilyBag.KeyOf(17, tree), ids, 0.65);
            for (int i = 0; i < ids.Length; i++)
                counts[i] += bag.Contains(ids[i]) ? 1 : 0;
        }

        // Binomial(2000, 0.65): standard deviation 21.3, five of them allowed.
        Assert.All(counts, count => Assert.InRange(count, 1300 - 107, 1300 + 107));
    }
}
