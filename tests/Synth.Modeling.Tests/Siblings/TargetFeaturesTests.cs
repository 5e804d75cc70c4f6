using Synth.Learning;

namespace Synth.Modeling.Tests.Siblings;

public sealed class TargetFeaturesTests
{
    private static readonly Variable[] Variables =
        [new("yes or no", 2, FeatureKind.Ordinal), new("amount", 9, FeatureKind.Ordinal), new("colour", 9, FeatureKind.Nominal)];

    private static readonly byte[][] Summaries = [.. Enumerable.Range(1, 9).Select(i => new[] { (byte)i, (byte)(10 * i) })];

    [Fact]
    public void Rows_see_the_summaries_of_their_family_in_the_variable_that_is_drawn()
    {
        var features = new TargetFeatures(Variables, []);
        Assert.Equal([1, 10, 0], features.Of(1, Summaries, [0, 1, -1])[0].Codes);
        Assert.Equal([4, 40, 0], features.Of(1, Summaries, [0, 1, -1])[3].Codes);
        Assert.Equal([5, 50, 0], features.Of(2, Summaries, [0, 1, -1])[0].Codes);
    }

    [Fact]
    public void Places_that_a_variable_does_not_fill_say_nothing()
    {
        var features = new TargetFeatures(Variables, []);
        for (var variable = 0; variable < Variables.Length; variable++)
        {
            var found = features.Of(variable, Summaries, [0, 1]);
            Assert.Equal(TargetFeatures.Count, found.Length);
            Assert.Equal(variable switch { 0 => 5, 1 => 1, _ => 0 }, found.Count(feature => feature.Variable.BinCount == 1));
        }
    }
}
