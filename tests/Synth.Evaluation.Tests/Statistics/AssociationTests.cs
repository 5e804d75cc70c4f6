namespace Synth.Evaluation.Tests;

public sealed class AssociationTests
{
    [Fact]
    public void Pearson_is_one_for_a_line_and_skips_missing_values() =>
        Assert.Equal(1, Association.Pearson([1, 2, double.NaN, 4], [3, 5, 0, 9]), 12);

    [Fact]
    public void Pearson_of_three_points_is_as_computed_by_hand() =>
        // Deviations (-1, 0, 1) and (-1, 1, 0): 1 / √(2 · 2).
        Assert.Equal(0.5, Association.Pearson([1, 2, 3], [1, 3, 2]), 12);

    [Fact]
    public void Cramers_V_is_one_where_one_determines_the_other() =>
        Assert.Equal(1, Association.CramersV([10, 0, 0, 20], 2), 12);

    [Fact]
    public void Cramers_V_is_zero_where_they_are_independent() =>
        Assert.Equal(0, Association.CramersV([10, 20, 20, 40], 2), 12);

    [Fact]
    public void Cramers_V_of_a_fourfold_table_is_its_phi_coefficient() =>
        // (20·15 − 5·10) / √(25·25·30·20).
        Assert.Equal(250 / Math.Sqrt(25.0 * 25 * 30 * 20), Association.CramersV([20, 5, 10, 15], 2), 12);
}
