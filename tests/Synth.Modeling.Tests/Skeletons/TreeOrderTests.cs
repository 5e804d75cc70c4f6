using CsCheck;

namespace Synth.Modeling.Tests.Skeletons;

public sealed class TreeOrderTests
{
    [Fact]
    public void Every_row_but_the_tops_comes_after_the_row_it_hangs_under() => Gen.Int[0, 6].Array[1, 80].Sample(drawn =>
    {
        var counts = Shorten(drawn);
        var before = counts.Order().ToArray();
        TreeOrder.Arrange(counts);
        Assert.Equal(before, counts.Order());
        var tops = counts.Length - counts.Sum();
        var ranges = new RowRanges(counts);
        for (var row = tops; row < counts.Length; row++)
        {
            Assert.True(ranges.RangeOf(row - tops) < row);
        }
    });

    // A tree has at least one top.
    private static int[] Shorten(int[] counts)
    {
        var room = counts.Length - 1;
        return [.. counts.Select(count =>
        {
            var taken = Math.Min(count, room);
            room -= taken;
            return taken;
        })];
    }
}
