using Synth.Schema;

namespace Synth.Evaluation.Tests;

/// <summary>What synthetic rows teach is tested on rows that nobody learned from.</summary>
public sealed class UtilityTests
{
    private static readonly TableName Customers = new("customer");

    private static readonly ShopSample Source = ShopSample.Draw(1);
    private static readonly ShopSample Unseen = ShopSample.Draw(2);

    [Fact]
    public void Models_are_tested_on_the_holdout() => Assert.Equal(Unseen.Customers.Count, TestRows(Unseen));

    [Fact]
    public void Rows_that_are_the_same_in_the_holdout_are_learned_and_tested_apart() =>
        Assert.InRange(TestRows(Unseen with { Customers = Source.Customers }), 1, Source.Customers.Count * 3 / 10);

    private static int TestRows(ShopSample holdout) =>
        Evaluations.Of(Source, ShopSample.Draw(3), holdout).Tables.Single(table => table.Table == Customers).Utility!.TestRows;
}
