using Synth.Learning;

namespace Synth.Modeling.Tests.Tables;

public sealed class ForestJobTests
{
    [Theory]
    [InlineData(5_000, 1_000, 500, 1_000)]
    [InlineData(900, 1_000, 400, 900)]
    public void A_forest_learns_from_about_as_many_rows_as_it_may(int rows, int limit, int least, int most)
    {
        var job = new ForestJob(
            [], new Variable("x", 9, FeatureKind.Nominal), Forests.Codes(rows, 9, 1),
            null, [.. Enumerable.Range(0, rows)], 3, LeafRows: 10);
        var forest =
            job.Train(new FitOptions { SampleRows = limit, TreeCount = 1 }, new TrainerScratch(), TestContext.Current.CancellationToken);
        var leaf = forest.Histogram(0, forest.FindLeaf(0, [], 0));
        Assert.InRange(leaf.Total, least, most + 200);
    }
}
