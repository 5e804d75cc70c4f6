namespace Synth.Learning.Tests;

public sealed class ForestOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => new ForestOptions().Validate();

    [Fact]
    public void All_errors_are_reported_together()
    {
        var options = new ForestOptions
        {
            TreeCount = 0,
            FamilyFraction = double.NaN,
            MinLeafRows = 0,
            MaxLeafRows = -1,
            MinLeafFamilies = 0,
            MaxDepth = -1,
            SplitClassCount = 1,
            PredictorLimit = 0,
            SplitSignificance = 0,
        };
        string message = Assert.Throws<ArgumentException>(options.Validate).Message;
        string[] names =
        [
            "TreeCount", "FamilyFraction", "MinLeafRows", "MaxLeafRows", "MinLeafFamilies", "MaxDepth", "SplitClassCount", "PredictorLimit",
            "SplitSignificance",
        ];
        Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }
}
