using System.Globalization;
using CsCheck;

namespace Synth.Modeling.Tests.Rules;

/// <summary>A total that is divided among the rows below it.</summary>
public sealed class ApportionTests
{
    [Theory]
    [InlineData("10", "0.01;700;0.01", "0.01;9.97;0.02")]
    [InlineData("10", "1;2;2", "2;4;4")]
    [InlineData("10", "0;2;3", "0;4;6")]
    [InlineData("0.02", "1;1;1", "0;0;0.02")]
    [InlineData("1", "0;0;0", "0.33;0.33;0.34")]
    public void Parts_sum_up_to_the_total(string total, string shares, string expected) =>
        Assert.Equal(Numbers(expected), Divide(Numbers(total)[0], Numbers(shares)));

    [Fact]
    public void Whoever_has_a_share_gets_a_part_where_the_total_is_enough_for_all() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 1_000_000].Array[1, 12]).Sample((cents, shares) =>
        {
            var parts = Divide(cents / 100m, Array.ConvertAll(shares, share => (decimal)share));

            Assert.Equal(cents / 100m, parts.Sum());
            Assert.All(parts, part => Assert.True(part > 0 || cents <= shares.Length));
        });

    private static decimal[] Numbers(string text) =>
        Array.ConvertAll(text.Split(';'), part => decimal.Parse(part, CultureInfo.InvariantCulture));

    private static decimal[] Divide(decimal total, decimal[] shares)
    {
        var parts = new decimal?[shares.Length];
        ApportionWriter.Divide(total, [.. Enumerable.Range(0, shares.Length)], row => shares[row], 2, parts);
        return Array.ConvertAll(parts, part => part!.Value);
    }
}
