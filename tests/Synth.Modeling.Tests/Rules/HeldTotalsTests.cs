namespace Synth.Modeling.Tests.Rules;

/// <summary>Numbers that are held in as few bytes as they take.</summary>
public sealed class HeldTotalsTests
{
    // Each needs more room, or finer units, than those before.
    [Fact]
    public void A_number_comes_back_whatever_comes_after_it()
    {
        decimal?[] values = [12.34m, -0.01m, null, 21_474_836.47m, 21_474_836.48m, 9e15m, 0.125m, decimal.MaxValue, -1e20m, 0];
        var totals = new HeldTotals(values.Length, decimals: 2);
        for (var row = 0; row < values.Length; row++)
        {
            totals[row] = values[row];
            Assert.Equal(values.Take(row + 1), Enumerable.Range(0, row + 1).Select(known => totals[known]));
            Assert.All(Enumerable.Range(row + 1, values.Length - row - 1), later => Assert.Null(totals[later]));
        }
    }

    [Fact]
    public void A_number_may_be_taken_back()
    {
        var totals = new HeldTotals(2, decimals: 0) { [0] = 5, [1] = long.MaxValue };
        totals[1] = null;
        Assert.Equal([5, null], [totals[0], totals[1]]);
    }
}
