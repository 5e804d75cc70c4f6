using CsCheck;
using Xunit;

namespace Synth.Data.Tests.Random;

public sealed class FamilySplitTests
{
    [Theory]
    [InlineData(1_000_000, 3_000_000, 40_000 / 3_000_000.0)] // many families: as many rows as are asked for
    [InlineData(900, 9_000, 1)]
    [InlineData(500, 300_000, 300 / 500.0)] // shops with days: 300 of them
    [InlineData(45, 420_000, 5 * 40_000 / 420_000.0)] // never more than five times the rows
    public void So_many_families_are_sampled(long roots, long largest, double share) =>
        Assert.Equal(share, FamilySplit.Of(roots, largest, 40_000, 0).SampleShare, 12);

    [Fact]
    public void The_share_is_one_at_most_and_the_rows_are_bounded() =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Long[1, 1_000_000_000], Gen.Long[1, 1_000_000]).Sample((roots, largest, limit) =>
        {
            var share = FamilySplit.Of(roots, Math.Max(roots, largest), limit, 0).SampleShare;
            Assert.InRange(share, 0, 1);
            Assert.InRange(share * Math.Max(roots, largest), 0, (FamilySplit.MostOverLimit * limit) + 0.5);
        });
}
