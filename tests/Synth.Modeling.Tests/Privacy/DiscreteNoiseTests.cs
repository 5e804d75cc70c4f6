namespace Synth.Modeling.Tests.Privacy;

/// <summary>Noise has the distribution that the proofs are of.</summary>
public sealed class DiscreteNoiseTests
{
    private const int Draws = 40_000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void Gaussian_noise_follows_its_weights(long variance)
    {
        var noise = new DiscreteNoise(new SeededNoise(variance));
        var reach = (int)Math.Ceiling(12 * Math.Sqrt(variance));
        AssertFollows(() => noise.Gaussian(variance), reach, x => Math.Exp(-(double)x * x / (2 * variance)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Laplace_noise_follows_its_weights(long scale)
    {
        var noise = new DiscreteNoise(new SeededNoise(scale));
        AssertFollows(() => noise.Laplace(scale), (int)(40 * scale), x => Math.Exp(-Math.Abs(x) / (double)scale));
    }

    [Fact]
    public void The_better_of_two_is_chosen_by_the_odds_of_their_scores()
    {
        var noise = new DiscreteNoise(new SeededNoise(3));
        Int128[] scores = [10, 14];
        var expected = 1 / (1 + Math.Exp(-0.5 * 4 / (2 * 2)));
        var better = Enumerable.Range(0, Draws).Count(_ => noise.Choose(scores, epsilon: 0.5, most: 2) == 1);
        Assert.InRange(better / (double)Draws, expected - Tolerance(expected), expected + Tolerance(expected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1L << 40)]
    public void Numbers_below_a_bound_are_below_it_and_reach_it(long bound)
    {
        var noise = new SeededNoise(bound);
        var drawn = Enumerable.Range(0, 1000).Select(_ => noise.Below((UInt128)bound)).ToArray();
        Assert.All(drawn, value => Assert.True(value < (UInt128)bound));
        Assert.True(drawn.Max() >= (UInt128)(bound * 0.99) - (bound == 1 ? 0u : 1u));
    }

    [Fact]
    public void Secret_noise_is_not_the_same_twice()
    {
        var first = new SecretNoise();
        var second = new SecretNoise();
        Assert.NotEqual(Enumerable.Range(0, 600).Select(_ => first.Next()), Enumerable.Range(0, 600).Select(_ => second.Next()));
    }

    // Shares of tails and of single values, five standard deviations wide.
    private static void AssertFollows(Func<long> draw, int reach, Func<int, double> weight)
    {
        var total = Enumerable.Range(-reach, (2 * reach) + 1).Sum(weight);
        var drawn = Enumerable.Range(0, Draws).Select(_ => draw()).ToArray();
        foreach (var bound in new[] { -reach / 6, -1, 0, 1, reach / 8, reach / 4 })
        {
            var expected = Enumerable.Range(-reach, bound + reach + 1).Sum(weight) / total;
            Assert.InRange(drawn.Count(value => value <= bound) / (double)Draws, expected - Tolerance(expected),
                expected + Tolerance(expected));
        }
    }

    private static double Tolerance(double share) => 5 * Math.Sqrt(Math.Max(share * (1 - share), 1.0 / Draws) / Draws);
}
