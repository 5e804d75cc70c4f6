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
    public void The_interval_of_an_area_narrows_with_more_rows()
    {
        var (few, many) = (Interval.OfArea(0.7, 50, 50), Interval.OfArea(0.7, 5000, 5000));

        Assert.True(few.Low < 0.62 && few.High > 0.78);
        Assert.True(many.Low > 0.68 && many.High < 0.72);
    }
}
