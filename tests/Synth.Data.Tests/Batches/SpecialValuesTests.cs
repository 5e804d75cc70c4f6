using System.Numerics;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class SpecialValuesTests
{
    [Fact]
    public void Powers_of_ten_are_exact_up_to_the_last_digit() =>
        Assert.All(Enumerable.Range(0, DecimalValues.MaxDigits + 1), exponent =>
            Assert.Equal(BigInteger.Pow(10, exponent), (BigInteger)DecimalValues.PowerOfTen(exponent)));

    [Fact]
    public void Not_a_number_lies_outside_all_numbers_of_38_digits()
    {
        var largest = DecimalValues.PowerOfTen(38) - 1;
        Assert.False(DecimalValues.IsNumber(DecimalValues.NaN));
        Assert.True(DecimalValues.IsNumber(largest));
        Assert.True(DecimalValues.IsNumber(-largest));
        Assert.True(DecimalValues.NaN < -largest);
    }

    [Fact]
    public void Special_dates_lie_around_the_calendar_in_order()
    {
        long[] ordered =
        [
            TemporalValues.NegativeInfinity, TemporalValues.ZeroDate, DateTime.MinValue.Ticks,
                DateTime.MaxValue.Ticks, TemporalValues.PositiveInfinity,
        ];
        Assert.Equal(ordered, ordered.Order());
        Assert.Equal([true, true, false, false, true], ordered.Select(TemporalValues.IsSpecial));
    }
}
