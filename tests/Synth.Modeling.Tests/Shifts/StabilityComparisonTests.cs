using Synth.Data;

namespace Synth.Modeling.Tests.Shifts;

public sealed class StabilityComparisonTests
{
    [Fact]
    public void Equal_shares_have_an_index_of_nothing()
    {
        int[] cells = [.. Enumerable.Range(0, 1000).Select(row => row % 2)];

        var comparison = StabilityComparison.Of([500, 500, 0], cells, Own(1000), isOrdered: true);

        Assert.Equal(0, comparison.Index, 5);
        Assert.Equal(0, comparison.Distance, 5);
    }

    // (0.8 − 0.5) ln(0.8 / 0.5) + (0.2 − 0.5) ln(0.2 / 0.5)
    [Fact]
    public void The_index_is_that_of_the_formula()
    {
        int[] cells = [.. Enumerable.Range(0, 10_000).Select(row => row % 10 < 8 ? 0 : 1)];

        var comparison = StabilityComparison.Of([5000, 5000], cells, Own(10_000), isOrdered: false);

        Assert.Equal(0.4159, comparison.Index, 3);
        Assert.Equal(0.3, comparison.Distance, 3);
    }

    // One false alarm in ten thousand: in 2,000 comparisons more than two come once in a thousand such tests.
    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(4000)]
    public void Chance_alone_stays_below_the_noise(int rows)
    {
        var random = RandomStream.FromSeed(rows);
        var alarms = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            var (then, now) = (random.Derive(2 * trial), random.Derive((2 * trial) + 1));
            var learned = new long[11];
            for (var row = 0; row < rows; row++)
            {
                learned[then.Below(row, 10)]++;
            }

            var comparison = StabilityComparison.Of(
                learned, [.. Enumerable.Range(0, rows).Select(row => (int)now.Below(row, 10))], Own(rows), isOrdered: true);
            alarms += comparison.Index > comparison.Noise ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 2);
    }

    // Five equal rows a family are as good as one: the noise is five times that of independent rows.
    [Fact]
    public void The_noise_grows_with_what_families_share()
    {
        var random = RandomStream.FromSeed(5);
        int[] cells = [.. Enumerable.Range(0, 5000).Select(row => (int)random.Below(row / 5, 4))];
        long[] learned = [1250, 1250, 1250, 1250];

        var alike = StabilityComparison.Of(learned, cells, [.. Enumerable.Range(0, 5000).Select(row => row / 5)], isOrdered: false);
        var alone = StabilityComparison.Of(learned, cells, Own(5000), isOrdered: false);

        Assert.InRange(alike.Noise / alone.Noise, 4.9, 5.1);
    }

    [Fact]
    public void Ordered_codes_are_put_into_tenths_and_new_ones_into_a_cell_of_their_own()
    {
        var cells = new CodeCells([0, .. Enumerable.Repeat(10L, 100)], isOrdered: true);

        Assert.Equal([.. Enumerable.Repeat(100L, 10), 0], cells.Learned);
        Assert.Equal((0, 9, 10, -1), (cells.CellOf(1), cells.CellOf(100), cells.CellOf(101), cells.CellOf(-1)));
    }

    [Fact]
    public void Unordered_codes_that_are_rare_share_a_cell()
    {
        var cells = new CodeCells([0, 500, 480, 5, 5, 10], isOrdered: false);

        Assert.Equal([20, 500, 480, 0], cells.Learned);
        Assert.Equal((0, 1, 2, 0), (cells.CellOf(3), cells.CellOf(1), cells.CellOf(2), cells.CellOf(5)));
    }

    private static int[] Own(int rows) => [.. Enumerable.Range(0, rows)];
}
