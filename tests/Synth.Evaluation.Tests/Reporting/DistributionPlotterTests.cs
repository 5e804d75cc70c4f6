namespace Synth.Evaluation.Tests;

public sealed class DistributionPlotterTests
{
    [Fact]
    public void A_value_that_few_source_rows_have_is_not_named()
    {
        var column = new DataColumn("city", ColumnRole.Category, [], [], ["common", "rare"]);
        double[] values = [.. Enumerable.Repeat(0.0, 50), 1, 1];

        var plot = DistributionPlotter.Plot(column, values, values);

        Assert.Contains("common", plot.Labels);
        Assert.DoesNotContain("rare", plot.Labels);
        Assert.Equal(1, plot.Source.Sum(), 4);
    }

    [Fact]
    public void A_value_that_few_families_have_is_not_named_however_many_rows_it_is_in()
    {
        // Two families have all rows of the second value, ten have those of the first.
        double[] values = [.. Enumerable.Repeat(0.0, 50), .. Enumerable.Repeat(1.0, 50)];
        var rare = RareLevels.Of(values, [.. Enumerable.Range(0, 100).Select(row => row < 50 ? row % 10 : row % 2)]);
        var column = new DataColumn("city", ColumnRole.Category, [], [], ["common", "rare"]) { RareLevels = rare };

        Assert.Equal([1], rare);
        Assert.Equal(["common", "other"], DistributionPlotter.Plot(column, values, values).Labels);
        var feature = new Feature("customer_id → city", [.. values.Select(value => (float)value)]) { Category = column };
        Assert.Equal(["common", "other"], DistributionPlotter.Plot(feature, feature).Labels);
    }

    [Fact]
    public void The_bounds_of_ranges_stay_within_what_ten_rows_share()
    {
        var column = new DataColumn("salary", ColumnRole.Number, [], [], []);
        double[] values = [.. Enumerable.Range(0, 500).Select(i => (double)i), 987_654_321];

        var plot = DistributionPlotter.Plot(column, values, values);

        Assert.All(plot.Labels, label => Assert.True(label.Length < 6, label));
    }

    [Fact]
    public void Few_whole_numbers_have_a_bar_each_and_no_bar_is_empty_at_the_ends()
    {
        var column = new DataColumn("children", ColumnRole.Number, [], [], []);
        double[] counts = [.. Enumerable.Range(0, 300).Select(i => (double)(i % 5))];

        Assert.Equal(["0", "1", "2", "3", "4"], DistributionPlotter.Plot(column, counts, counts).Labels);
    }

    [Fact]
    public void Missing_values_have_a_bar_of_their_own()
    {
        var column = new DataColumn("weight", ColumnRole.Number, [], [], []);
        double[] source = [.. Enumerable.Range(0, 80).Select(i => (double)i), .. Enumerable.Repeat(double.NaN, 20)];

        var plot = DistributionPlotter.Plot(column, source, source);

        Assert.Equal("missing", plot.Labels[^1]);
        Assert.Equal(0.2, plot.Source[^1], 4);
    }

    [Theory]
    [InlineData(86400)]
    [InlineData(1)]
    public void Moments_of_a_classifier_are_shown_as_dates(int secondsPerUnit)
    {
        var day = DateOnly.FromDateTime(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)).DayNumber;
        float[] values = [.. Enumerable.Range(0, 400).Select(i => (float)((day + i) * (86400.0 / secondsPerUnit)))];
        var feature = new Feature("orders(customer_id).ordered_at.greatest", values) { SecondsPerUnit = secondsPerUnit };

        var plot = DistributionPlotter.Plot(feature, feature);

        Assert.All(plot.Labels, label => Assert.Matches("^(< )?202[345]-[0-9]{2}-[0-9]{2}$", label));
        Assert.Equal(1, plot.Source.Sum(), 3);
    }
}
