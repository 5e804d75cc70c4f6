using Synth.Data;

namespace Synth.Modeling.Tests.Tables;

public sealed class IntraclassTests
{
    private const int Groups = 400;
    private const int RowsOfGroup = 10;

    // Over groups and rows a correlation of r is missed by about sqrt(2 / 400) of what is left: five deviations.
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void The_correlation_is_the_share_of_the_variance_between_groups(double between, double within)
    {
        var (groups, values) = Draw(between, within);
        var expected = between * between / ((between * between) + (within * within));
        var found = Intraclass.Of(groups, values, Groups, 1);
        Assert.InRange(found.Correlation, expected - 0.12, expected + 0.12);
        Assert.True(found.Certainty > 6, $"{found.Certainty} standard deviations");
    }

    [Fact]
    public void Groups_that_are_alike_differ_by_no_more_than_chance()
    {
        var (groups, values) = Draw(0, 1);
        Assert.InRange(Intraclass.Of(groups, values, Groups, 1).Certainty, -5, 5);
    }

    [Fact]
    public void The_effect_of_a_group_is_its_mean_drawn_towards_zero_the_nearer_the_fewer_rows_it_has()
    {
        int[] groups = [0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3];
        double[] values = [3, 3, 4, 2, 3, 4, 2, -3, -4, -2, -3, -4, -2, double.NaN];
        var effects = Intraclass.Of(groups, values, 4, 1).Effects;
        Assert.InRange(effects[0], 0, effects[1]);
        Assert.InRange(effects[1], effects[0], 3);
        Assert.Equal(-effects[1], effects[2], 9);
        Assert.True(double.IsNaN(effects[3]));
    }

    private static (int[] Groups, double[] Values) Draw(double between, double within)
    {
        var random = RandomStream.FromSeed(5);
        int[] groups = [.. Enumerable.Range(0, Groups * RowsOfGroup).Select(row => row / RowsOfGroup)];
        return (groups, [.. groups.Select((group, row) => (between * Normal(random, -1 - group)) + (within * Normal(random, row)))]);
    }

    private static double Normal(RandomStream random, long position) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(random.Uniform(position), 1e-9, 1 - 1e-9));
}
