using CsCheck;

namespace Synth.Modeling.Tests.Privacy;

public sealed class AccountingTests
{
    [Fact]
    public void The_cost_of_a_budget_keeps_it_and_no_more_would() => Gen.Select(Gen.Double[0.05, 20], Gen.Double[3, 10])
        .Sample((epsilon, digits) =>
    {
        var delta = Math.Pow(10, -digits);
        var rho = ZeroConcentrated.RhoOf(epsilon, delta);
        Assert.True(ZeroConcentrated.DeltaOf(rho, epsilon) <= delta);
        Assert.True(ZeroConcentrated.DeltaOf(rho * 1.001, epsilon) > delta);
    }, iter: 50);

    [Fact]
    public void The_translation_is_never_worse_than_the_simple_one() => Gen.Select(Gen.Double[0.001, 5], Gen.Double[3, 10])
        .Sample((rho, digits) =>
    {
        // Bun and Steinke 2016, proposition 1.3: ρ gives ε = ρ + 2 √(ρ ln 1/δ).
        var delta = Math.Pow(10, -digits);
        Assert.True(ZeroConcentrated.DeltaOf(rho, rho + (2 * Math.Sqrt(rho * Math.Log(1 / delta)))) <= delta);
    }, iter: 50);

    [Fact]
    public void A_meter_answers_no_more_than_it_may()
    {
        var meter = new PrivacyMeter("t", new SeededNoise(1), rho: 1, delta: 1e-6);
        meter.Count("a", [5, 7], most: 1, cost: 0.5);
        meter.Choose("b", [1, 2, 3], most: 1, cost: 0.25);
        meter.Reveal("c", [100], cost: 0.25, exception: 1e-6);
        Assert.Throws<InvalidOperationException>(() => meter.Count("d", [1], most: 1, cost: 0.01));
        Assert.Equal(1, meter.Spends.Sum(spend => spend.Rho), 9);
        Assert.Equal(1e-6, meter.Spends.Sum(spend => spend.Delta), 12);
    }

    [Fact]
    public void Noise_grows_with_what_a_family_may_weigh()
    {
        var counts = new long[400];
        double Spread(int most)
        {
            var noisy = new PrivacyMeter("t", new SeededNoise(most), 1, 0).Count("a", counts, most, 0.5);
            return Math.Sqrt(noisy.Counts.Average(count => (double)count * count));
        }

        Assert.InRange(Spread(10) / Spread(1), 9, 11);
    }

    [Fact]
    public void A_value_of_one_family_is_not_named_and_one_of_many_is()
    {
        var meter = new PrivacyMeter("t", new SeededNoise(4), rho: 1000, delta: 1);
        for (var i = 0; i < 200; i++)
        {
            var revealed = meter.Reveal("a", [1, 500], cost: 0.5, exception: 1e-6);
            Assert.Equal(0, revealed[0]);
            Assert.True(revealed[1] > 0);
        }
    }

    [Fact]
    public void Shares_are_never_negative_and_add_up_to_one() => Gen.Long[-50, 100].Array[1, 30].Sample(counts =>
    {
        var shares = new NoisyCounts(counts, 10).Shares();
        Assert.All(shares, share => Assert.True(share >= 0));
        Assert.Equal(1, shares.Sum(), 9);
    });

    [Fact]
    public void Budgets_out_of_range_are_told_with_all_else_that_is()
    {
        var problem = Assert.Throws<InvalidOptionsException>(() => new FitOptions { TreeCount = 0, Budget = new PrivacyBudget(0, 0.5) }
            .Validate());
        Assert.Contains("Epsilon", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Delta", problem.Message, StringComparison.Ordinal);
        Assert.Contains("TreeCount", problem.Message, StringComparison.Ordinal);
    }
}
