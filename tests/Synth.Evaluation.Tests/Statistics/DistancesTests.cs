namespace Synth.Evaluation.Tests;

public sealed class DistancesTests
{
    [Fact]
    public void Kolmogorov_Smirnov_is_the_largest_gap_of_the_distribution_functions()
    {
        // The functions differ most at 2: 2/4 against 0/4.
        Assert.Equal(0.5, Distances.KolmogorovSmirnov([1, 2, 3, 4], [3, 4, 5, 6]), 12);
        Assert.Equal(1, Distances.KolmogorovSmirnov([1, 2], [3, 4]), 12);
        Assert.Equal(0, Distances.KolmogorovSmirnov([1, 1, 2, 2], [1, 2]), 12);
    }

    [Fact]
    public void Missing_values_are_left_out() =>
        Assert.Equal(0, Distances.KolmogorovSmirnov([1, double.NaN, 2], [1, 2, double.NaN]), 12);

    [Fact]
    public void A_side_without_values_has_nothing_in_common()
    {
        Assert.Equal(1, Distances.KolmogorovSmirnov([1], [double.NaN]));
        Assert.Equal(1, Distances.TotalVariation([1], []));
        Assert.Equal(0, Distances.TotalVariation([], []));
    }

    [Fact]
    public void Total_variation_is_half_the_sum_of_the_differences() =>
        // Shares 1/2, 1/2, 0 against 1/4, 1/4, 1/2.
        Assert.Equal(0.5, Distances.TotalVariation([0, 0, 1, 1], [0, 1, 2, 2]), 12);

    [Fact]
    public void Hellinger_agrees_with_its_formula()
    {
        var byFormula = Math.Sqrt(0.5 * (Math.Pow(Math.Sqrt(0.36) - Math.Sqrt(0.48), 2) + Math.Pow(Math.Sqrt(0.64) - Math.Sqrt(0.52), 2)));

        Assert.Equal(byFormula, Distances.Hellinger([36, 64], [12, 13]), 12);
        Assert.Equal(1, Distances.Hellinger([1, 0], [0, 1]), 12);
    }

    [Fact]
    public void The_Hellinger_distance_of_two_normal_laws_is_found_from_samples()
    {
        // Shifted by one deviation in one of two independent columns: √(1 − e^(−1/8)) = 0.343 for raw normals.
        var stream = Synth.Data.RandomStream.FromSeed(5);
        double[] Sample(int column, double shift) => [.. Enumerable.Range(0, 20_000)
            .Select(i => shift + MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (stream.Derive(column).Uniform(i) * 0.999998) + 1e-6))];

        var distance = CopulaDistance.Between([Sample(1, 0), Sample(2, 0)], [Sample(3, 1), Sample(4, 0)]);

        // Ranks are taken over both sides, which keeps the shift in units of the common deviation.
        Assert.Equal(0.34, distance!.Value, 0.02);
    }
}
