using CsCheck;
using Synth.Engine.Configuration;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class VariableExpanderTests
{
    private static readonly VariableExpander Expander =
        new(new Dictionary<string, string> { ["A"] = "one", ["DOLLAR"] = "${A}", ["EMPTY"] = "" }.GetValueOrDefault);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("${A}", "one")]
    [InlineData("x${A}y${A}z", "xoneyonez")]
    [InlineData("${NONE:-two}", "two")]
    [InlineData("${EMPTY:-two}", "two")]
    [InlineData("${EMPTY}", "")]
    [InlineData("${A?must be set}", "one")]
    [InlineData("$$", "$")]
    [InlineData("$${A}", "${A}")]
    [InlineData("$A, 5$", "$A, 5$")]
    [InlineData("${DOLLAR}", "${A}")]
    public void Variables_are_replaced(string text, string expected)
    {
        Assert.Equal(expected, Expander.Expand(text, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("${NONE}", "the variable NONE is not set in the environment.")]
    [InlineData("${NONE?ask the DBA}", "NONE: ask the DBA")]
    [InlineData("${A", "has no }")]
    [InlineData("${}", "is written ${NAME}")]
    [InlineData("${A!}", "is written ${NAME}")]
    public void What_cannot_be_replaced_is_a_problem(string text, string expected)
    {
        Expander.Expand(text, out var problem);

        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_survives_when_its_dollar_signs_are_doubled() =>
        Gen.String.Sample(text => Expander.Expand(text.Replace("$", "$$", StringComparison.Ordinal), out var problem) == text
            && problem is null);
}
