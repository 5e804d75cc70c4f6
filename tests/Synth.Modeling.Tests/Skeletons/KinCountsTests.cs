using CsCheck;

namespace Synth.Modeling.Tests.Skeletons;

public sealed class KinCountsTests
{
    [Fact]
    public void Whoever_must_choose_can_and_totals_stay() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 50].Sample(parents =>
    {
        int[][] needing = [[.. parents.Select(parent => parent.Item1)], [.. parents.Select(parent => parent.Item2)]];
        var chosen = parents.Select(parent => parent.Item3).ToArray();
        var totals = (needing[0].Sum(), needing[1].Sum(), chosen.Sum());
        var served = KinCounts.Give(needing, chosen);
        Assert.Equal(totals.Item3 > 0 || totals.Item1 + totals.Item2 == 0, served);
        Assert.Equal(totals, (needing[0].Sum(), needing[1].Sum(), chosen.Sum()));
        Assert.True(!served || Enumerable.Range(0, parents.Length).All(i => chosen[i] > 0 || needing.All(counts => counts[i] == 0)));
        Assert.All(chosen, count => Assert.True(count >= 0));
    });
}
