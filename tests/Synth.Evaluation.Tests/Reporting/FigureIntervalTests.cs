namespace Synth.Evaluation.Tests;

/// <summary>Every figure that is an estimate says how sure it is.</summary>
public sealed class FigureIntervalTests
{
    // What is counted in the rows themselves.
    private static readonly string[] Counted =
    [
        "integrity.broken", "privacy.copied-table", "privacy.texts", "privacy.rare", "privacy.extremes", "privacy.canaries",
    ];

    // Other rows of the same law, as if they were synthetic.
    private static readonly EvaluationReport Honest = Evaluations.Of(ShopSample.Draw(1), ShopSample.Draw(3), ShopSample.Draw(2));

    [Fact]
    public void Every_estimate_has_an_interval_around_it_and_says_on_how_many_rows_it_rests()
    {
        var estimates = Honest.Figures.Where(figure => !Counted.Contains(figure.Metric)).ToArray();

        Assert.DoesNotContain(estimates, figure => figure.Interval is null || figure.Samples == 0);
        Assert.All(estimates, figure => Assert.InRange(
            figure.Value, figure.Interval!.Value.Low - 1e-9, figure.Interval.Value.High + 1e-9));
        Assert.All(Honest.Figures.Where(figure => Counted.Contains(figure.Metric)), figure => Assert.Null(figure.Interval));
    }

    [Fact]
    public void Every_pair_of_columns_says_so_too()
    {
        var pairs = Honest.Tables.SelectMany(table => new[] { table.Fidelity?.Pairs, table.Ceiling?.Pairs })
            .Concat(Honest.Keys.SelectMany(key => new[] { key.Fidelity.Pairs, key.Ceiling?.Pairs }))
            .OfType<PairTrends>()
            .SelectMany(trends => trends.Pairs)
            .ToArray();
        var json = ReportJson.Write(pairs[0]);

        Assert.True(pairs.Length >= 60, $"{pairs.Length} pairs");
        Assert.All(pairs, pair => Assert.InRange(pair.Similarity, pair.Interval.Low - 1e-9, pair.Interval.High + 1e-9));
        Assert.All(pairs, pair => Assert.True(pair.Rows > 0));
        Assert.Contains("\"interval\"", json);
        Assert.Contains("\"rows\"", json);
    }

    [Fact]
    public void Intervals_of_rows_of_the_same_law_have_what_equal_laws_score()
    {
        double? Best(string metric) => metric switch
        {
            "column.distance" or "column.hellinger" or "column.distinct" or "column.missing" or "missing.patterns" or "copula.hellinger"
                or "key.counts" or "key.childless" or "key.missing" or "key.gaps" or "privacy.advantage" => 0,
            "pairs.all" or "pairs.associated" or "pairs.worst" or "key.pairs" or "key.associated" or "key.two-hops" or "utility.kept"
                or "privacy.distance" or "privacy.distance-ratio" => 1,
            _ => null,
        };
        var asked = Honest.Figures.Where(figure => Best(figure.Metric) is not null && !figure.IsMean).ToArray();
        var missed = asked.Where(figure =>
            Best(figure.Metric) < figure.Interval!.Value.Low - 1e-9 || Best(figure.Metric) > figure.Interval.Value.High + 1e-9);

        // One in twenty may.
        Assert.True(asked.Length >= 40, $"{asked.Length} figures were asked.");
        Assert.True(missed.Count() <= asked.Length / 10, string.Join("; ", missed));
    }
}
