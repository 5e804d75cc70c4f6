using System.Text.RegularExpressions;
using CsCheck;

namespace Synth.Modeling.Tests;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("", "_", false)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "a%", true)]
    [InlineData("abc", "%c", true)]
    [InlineData("abc", "%b", false)]
    [InlineData("abc", "a_c", true)]
    [InlineData("abcbc", "a%bc", true)]
    [InlineData("a@b.c", "%_@_%._%", true)]
    [InlineData("😀b", "_b", true)]
    public void Percent_stands_for_any_characters_and_underscore_for_one(string text, string pattern, bool expected) =>
        Assert.Equal(expected, LikePattern.Matches(text, pattern));

    [Fact]
    public void Agrees_with_a_regular_expression() =>
        Gen.Select(Gen.Char["ab"].Array[0, 8], Gen.Char["ab%_"].Array[0, 6], (text, pattern) => (new string(text), new string(pattern)))
            .Sample(
                (text, pattern) => LikePattern.Matches(text, pattern)
                    == Regex.IsMatch(text, $"^{pattern.Replace("%", ".*", StringComparison.Ordinal).Replace('_', '.')}$"),
                iter: 20_000);

    [Theory]
    [InlineData("status LIKE 'op%'", true)]
    [InlineData("status NOT LIKE 'op%'", false)]
    [InlineData("status LIKE 'OP%'", null)]
    [InlineData("status NOT LIKE 'OP%'", null)]
    [InlineData("status LIKE 'x%'", false)]
    [InlineData("status LIKE 'o\\%'", null)]
    [InlineData("label LIKE '%'", null)]
    public void Where_engines_tell_case_or_escapes_apart_it_is_unknown(string sql, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("status", "open")));
}
