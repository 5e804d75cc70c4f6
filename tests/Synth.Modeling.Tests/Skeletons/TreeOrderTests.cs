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

    [Fact]
    public void Levels_are_as_large_as_the_level_before_has_children_and_no_deeper_than_they_are_to_be()
    {
        // Two tops with two children each, of which two have one child each; one row too many is to be a top, one too few in the middle.
        int[] counts = [0, 2, 1, 0, 2, 0, 1, 0];
        var order = TreeOrder.Level(counts, [0, 0, 1, 2, 0, 1, 1, 2]);
        Assert.Equal([1, 4, 0, 2, 5, 6, 3, 7], order);
    }

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
