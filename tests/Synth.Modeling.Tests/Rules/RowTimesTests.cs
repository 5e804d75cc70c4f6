using CsCheck;

namespace Synth.Modeling.Tests.Rules;

public sealed class RowTimesTests
{
    // Few times, so that many rows share one, next to ones that differ in the upper half too.
    private static readonly Gen<long> Times = Gen.OneOf(
        Gen.Long[0, 3],
        Gen.Long[DateTime.UnixEpoch.Ticks, DateTime.UnixEpoch.Ticks + 40],
        Gen.Long[0, DateTime.MaxValue.Ticks]);

    [Fact]
    public void Rows_are_numbered_in_order_of_time_and_then_of_position_however_many_ranges_there_are() =>
        Gen.Select(Times.Array[1, 200], Gen.Int[0, 20], Gen.Int[1, 50]).Sample((ticks, first, leastRows) =>
        {
            first = Math.Min(first, ticks.Length);
            var times = new RowTimes(ticks.Length);
            for (var row = 0; row < ticks.Length; row++)
            {
                times[row] = ticks[row];
                Assert.Equal(ticks[row], times[row]);
            }

            int[] inOrder = [.. Enumerable.Range(first, ticks.Length - first).OrderBy(row => ticks[row])];
            var expected = new int[ticks.Length];
            foreach (var (place, row) in inOrder.Index())
            {
                expected[row] = first + place;
            }

            List<(int Row, long Time)> placed = [];
            Assert.Equal(expected, times.Place(first, (row, time) => placed.Add((row, time)), leastRows));
            Assert.Equal(inOrder.Select(row => (row, ticks[row])), placed);
        });
}
