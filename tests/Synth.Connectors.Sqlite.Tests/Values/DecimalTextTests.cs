using System.Globalization;
using System.Text;
using CsCheck;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Values;

public sealed class DecimalTextTests
{
    [Fact]
    public void Reads_what_it_writes() =>
        Gen.Select(Gen.Int128, Gen.Int[0, 38]).Sample((number, scale) =>
        {
            var value = number % DecimalValues.PowerOfTen(38);
            var text = Written(value, scale);
            Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), scale, out var read, out var isExact));
            Assert.True(isExact);
            Assert.Equal(value, read);
        });

    [Fact]
    public void Fifteen_digits_survive_a_double() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 15]).Sample((number, scale) =>
            DecimalText.TryFromDouble(DecimalText.ToDouble(number, scale), scale, out var value) && value == number);

    [Fact]
    public void Agrees_with_decimal_arithmetic_to_the_nearest_even_digit() =>
        Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Int[0, 6], Gen.Int[0, 6]).Sample((number, digits, scale) =>
        {
            var exact = new decimal(Math.Abs(number)) / (decimal)Math.Pow(10, digits) * Math.Sign(number);
            var expected = (Int128)(Math.Round(exact, Math.Min(scale, digits), MidpointRounding.ToEven) * (decimal)Math.Pow(10, scale));
            Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(exact.ToString(CultureInfo.InvariantCulture)),
                scale, out var value, out _));
            Assert.Equal(expected, value);
        });

    [Theory]
    [InlineData("1e3", 2, 100000)]
    [InlineData("-1.5E-1", 2, -15)]
    [InlineData("0.285", 2, 28)]
    [InlineData("0.2851", 2, 29)]
    [InlineData("0.001", 1, 0)]
    [InlineData("+.5", 1, 5)]
    [InlineData("7.", 0, 7)]
    public void Reads_the_notations_of_numbers(string text, int scale, int expected)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), scale, out var value, out _));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData("Infinity")]
    [InlineData("1e39")]
    public void Refuses_what_is_no_decimal(string text) =>
        Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 0, out _, out _));

    private static string Written(Int128 value, int scale)
    {
        Span<byte> target = stackalloc byte[DecimalText.MaxLength];
        return Encoding.UTF8.GetString(target[..DecimalText.Write(value, scale, target)]);
    }
}
