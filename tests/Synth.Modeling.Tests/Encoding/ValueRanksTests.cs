using CsCheck;

namespace Synth.Modeling.Tests.Encoding;

public sealed class ValueRanksTests
{
    [Fact]
    public void Rows_of_one_value_stand_in_their_midst()
    {
        var ranks = new ValueRanks([30, null, 10, 20, 20]);

        Assert.Equal([0.125, 0.5, 0.875], new long[] { 10, 20, 30 }.Select(ranks.Of));
        Assert.Equal([0, 0.25, 0.75, 1], new long[] { 9, 11, 29, 31 }.Select(ranks.Of));
        Assert.Equal(3, ranks.DistinctCount);
    }

    [Fact]
    public void Without_values_all_ranks_are_zero() => Assert.Equal(0, new ValueRanks([null]).Of(7));

    [Fact]
    public void A_rank_is_the_share_of_rows_below_and_half_of_those_that_are_equal() =>
        Gen.Select(Gen.Long[-9, 9].Array[1, 40], Gen.Long[-10, 10]).Sample((values, value) =>
        {
            var expected = (values.Count(other => other < value) + (0.5 * values.Count(other => other == value))) / values.Length;
            Assert.Equal(expected, new ValueRanks([.. values.Select(other => (long?)other)]).Of(value), 12);
        });
}
