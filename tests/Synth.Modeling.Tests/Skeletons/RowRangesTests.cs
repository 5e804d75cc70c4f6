using CsCheck;

namespace Synth.Modeling.Tests.Skeletons;

public sealed class RowRangesTests
{
    [Fact]
    public void A_row_is_found_in_the_range_that_counting_finds() => Gen.OneOf(
        Gen.Int[0, 5].Array[1, 60],
        Gen.Frequency((9, Gen.Int[0, 3]), (1, Gen.Int[250, 300])).Array[1, 60],
        Gen.Frequency((29, Gen.Int[0, 3]), (1, Gen.Int[65_530, 65_540])).Array[1, 40]).Sample(lengths =>
    {
        var ranges = new RowRanges(lengths);
        var naive = lengths.SelectMany((length, range) => Enumerable.Repeat(range, length)).ToArray();
        Assert.Equal(naive.Length, ranges.Total);
        Assert.Equal(naive, Enumerable.Range(0, naive.Length).Select(row => ranges.RangeOf(row)));
        for (var range = 0; range < lengths.Length; range++)
        {
            Assert.Equal(lengths[range], ranges.LengthOf(range));
            Assert.Equal(lengths.Take(range).Sum(), ranges.StartOf(range));
        }
    });

    [Fact]
    public void More_rows_than_a_table_can_have_are_refused() =>
        Assert.Throws<OverflowException>(() => new RowRanges([int.MaxValue, 1]));
}
