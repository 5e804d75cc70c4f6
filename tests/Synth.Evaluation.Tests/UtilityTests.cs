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

    [Theory]
    [InlineData(0.84, "keep 84% of the skill")]
    [InlineData(-0.68, "predict no better than by guessing")]
    public void What_is_kept_is_told_in_words(double kept, string words) => Assert.Contains(
        words,
        VerdictWriter.Write(HoldoutKind.Database, [], [], [new Figure("utility.kept", null, null, kept)], []).Utility,
        StringComparison.Ordinal);

    private static int TestRows(ShopSample holdout) =>
        Evaluations.Of(Source, ShopSample.Draw(3), holdout).Tables.Single(table => table.Table == Customers).Utility!.TestRows;
}
