using Synth.Data;

namespace Synth.Evaluation.Tests;

public sealed class IntervalTests
{
    [Fact]
    public void Wilsons_interval_is_as_published()
    {
        // Newcombe 1998, table I, method 3: 81 of 263 gives 0.2553 to 0.3662.
        var interval = Interval.OfProportion(81, 263);

        Assert.Equal(0.2553, interval.Low, 4);
        Assert.Equal(0.3662, interval.High, 4);
    }

    [Fact]
    public void No_success_still_leaves_room_for_some()
    {
        // The same table: 0 of 20 gives 0 to 0.1611.
        var interval = Interval.OfProportion(0, 20);

        Assert.Equal(0, interval.Low, 4);
        Assert.Equal(0.1611, interval.High, 4);
    }

    [Fact]
    public void The_difference_of_two_shares_is_as_published()
    {
        // Newcombe 1998b, table II, method 10: 56/70 and 48/80 give 0.0524 to 0.3339.
        var difference = ShareDifference.Of(56, 70, 48, 80);

        Assert.Equal(0.2, difference.Value, 12);
        Assert.Equal(0.0524, difference.Interval.Low, 4);
        Assert.Equal(0.3339, difference.Interval.High, 4);
    }

    [Fact]
    public void The_size_of_a_difference_is_zero_at_least()
    {
        // By Newcombe's example again, with the groups exchanged, and with two shares that may be equal.
        var (larger, equal) = (ShareDifference.Of(48, 80, 56, 70).SizeInterval, ShareDifference.Of(5, 10, 6, 10).SizeInterval);

        Assert.Equal((0.0524, 0.3339), (Math.Round(larger.Low, 4), Math.Round(larger.High, 4)));
        Assert.Equal(0, equal.Low);
        Assert.InRange(equal.High, 0.4, 0.5);
    }

    [Fact]
    public void The_interval_of_the_largest_gap_has_the_distance_of_the_laws()
    {
        // Uniform on [0, 1] and on [0.1, 1.1] are 0.1 apart.
        var draws = RandomStream.FromSeed(3);
        var missed = 0;
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (draws.Derive(2 * i), draws.Derive((2 * i) + 1));
            double[] first = [.. Enumerable.Range(0, 300).Select(k => a.Uniform(k))];
            double[] second = [.. Enumerable.Range(0, 300).Select(k => 0.1 + b.Uniform(k))];
            var interval = Interval.OfLargestGap(Distances.KolmogorovSmirnov(first, second), 300);
            missed += interval.Low <= 0.1 && 0.1 <= interval.High ? 0 : 1;
        }

        // At most one in twenty may miss; of 200, 20 are more than three standard deviations beyond ten.
        Assert.InRange(missed, 0, 20);
        Assert.Equal(1, Interval.OfLargestGap(0.3, 0).High);
    }

    [Fact]
    public void The_interval_of_an_area_narrows_with_more_rows()
    {
        var (few, many) = (Interval.OfArea(0.7, 50, 50), Interval.OfArea(0.7, 5000, 5000));

        Assert.True(few.Low < 0.62 && few.High > 0.78);
        Assert.True(many.Low > 0.68 && many.High < 0.72);
    }
}
