using CsCheck;

namespace Synth.Modeling.Tests.Siblings;

public sealed class TreePlacesTests
{
    [Fact]
    public void Rows_are_as_deep_as_there_are_rows_above_them_in_whatever_order_they_stand() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 60], Gen.Long).Sample((draws, seed) =>
        {
            // Row i of the tree hangs under an earlier one or is a top; then rows are put in another order.
            var order = Enumerable.Range(0, draws.Length).OrderBy(row => unchecked((row + 1) * seed)).ToArray();
            var placeOf = new int[order.Length];
            foreach (var (place, row) in order.Index())
            {
                placeOf[row] = place;
            }

            int[] parents = [.. draws.Select((draw, row) => draw % (row + 1) is var other && other == row ? -1 : other)];
            var above = Array.ConvertAll(order, row => parents[row] < 0 ? -1 : placeOf[parents[row]]);
            var depths = TreePlaces.DepthsOf(above);
            for (var row = 0; row < above.Length; row++)
            {
                Assert.Equal(above[row] < 0 ? 0 : depths[above[row]] + 1, depths[row]);
            }
        });

    [Fact]
    public void Rows_in_a_circle_have_a_depth()
    {
        Assert.Equal([2, 0, 1, 2], TreePlaces.DepthsOf([2, 0, 1, 2]));
        Assert.Equal([-1, 0, -1], TreePlaces.AboveOf([0, 0, -1]));
    }

    [Fact]
    public void Rows_under_one_row_are_numbered() =>
        Assert.Equal([[0, 1, 1, 2, 1], [0, 0, 1, 0, 2]], TreePlaces.CodesOf([-1, 0, 0, 2, 0]));
}
