namespace Synth.Evaluation.Tests;

public sealed class ReleasedRowsTests
{
    [Fact]
    public void Letting_go_of_rows_changes_no_figure()
    {
        var kept = Evaluate(releases: false);

        var released = Evaluate(releases: true);

        Assert.NotEmpty(kept.Figures);
        Assert.Equal(kept.Figures, released.Figures);
        Assert.Equal(kept.Broken, released.Broken);
        Assert.Equal(kept.Rules, released.Rules);
    }

    private static EvaluationReport Evaluate(bool releases)
    {
        using var source = ShopSample.Draw(1).Collect();
        using var synthetic = ShopSample.Draw(3).Collect();
        using var holdout = ShopSample.Draw(2).Collect();
        return Evaluator.Evaluate(
            new EvaluationInput
            {
                Source = source,
                Synthetic = synthetic,
                Holdout = holdout,
                Options = Evaluations.Options with { TreeCount = 10 },
                ReleasesRows = releases,
            },
            null,
            TestContext.Current.CancellationToken);
    }
}
