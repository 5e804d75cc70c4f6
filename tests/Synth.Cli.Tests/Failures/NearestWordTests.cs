using Synth.Engine.Configuration;
using Xunit;

namespace Synth.Cli.Tests.Failures;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("--sorce", "--source")]
    [InlineData("--soruce", "--source")]
    [InlineData("--taget", "--target")]
    [InlineData("--xyz", null)]
    [InlineData("--source", "--source")]
    public void Finds_what_was_probably_meant(string word, string? meant) =>
        Assert.Equal(meant, NearestWord.Find(word, ["--seed", "--source", "--scale", "--target"]));
}
