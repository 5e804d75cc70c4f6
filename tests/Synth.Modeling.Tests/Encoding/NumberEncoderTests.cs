using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class NumberEncoderTests
{
    [Fact]
    public void Multiples_of_five_stay_multiples_of_five()
    {
        var decoded = Numbers(new IntegerType(32), Enumerable.Range(0, 900).Select(i => 5L * (i * i % 701)));
        Assert.All(decoded, value => Assert.Equal(0, value % 5));
        Assert.InRange(decoded.Distinct().Count(), 200, 1000);
    }

    [Fact]
    public void Prices_that_end_in_99_stay_so()
    {
        using var vector =
            Vectors.Of(new DecimalType(9, 2), Enumerable.Range(0, 900).Select(i => (object?)(Int128)(99 + (100 * (i * i % 701)))));
        Assert.All(Vectors.Decode(Vectors.Fit(new DecimalType(9, 2), vector), vector, 3), value => Assert.Equal(99, (Int128)value % 100));
    }

    [Fact]
    public void Round_numbers_stay_about_as_frequent()
    {
        var source = Enumerable.Range(0, 4000).Select(i => i % 2 == 0 ? 1000L * (i * 7 % 997) : (i * 7919L) % 997_001).ToArray();
        var decoded = Numbers(new IntegerType(32), source);
        Assert.InRange(decoded.Count(value => value % 1000 == 0) / (double)decoded.Length, 0.4, 0.6);
    }

    [Fact]
    public void Halves_among_whole_numbers_stay_as_rare()
    {
        var source = Enumerable.Range(0, 4000).Select(i => (100L * (i * 7 % 1999)) + (i % 20 == 0 ? 50 : 0)).ToArray();
        var decoded = Numbers(new IntegerType(32), source);
        Assert.InRange(decoded.Count(value => value % 100 != 0) / (double)decoded.Length, 0.03, 0.07);
    }

    [Fact]
    public void What_half_of_the_rows_have_makes_no_other_value_round()
    {
        var source = Enumerable.Range(0, 4000).Select(i => i % 2 == 0 ? 0L : i * 7919L * 31 % 5_000_011).ToArray();
        var decoded = Numbers(new IntegerType(32), source);
        Assert.InRange(decoded.Count(value => value != 0 && value % 1_000_000 == 0) / (double)decoded.Length, 0, 0.002);
    }

    [Fact]
    public void Days_keep_to_the_weekdays_of_the_source()
    {
        var days = Enumerable.Range(0, 3000).Select(i => 735_000L + (i * 31 % 2100)).Where(day => day % 7 < 5);
        Assert.All(Numbers(new DateType(), days), day => Assert.InRange(day % 7, 0, 4));
    }

    [Fact]
    public void Times_keep_to_full_seconds_and_quarters()
    {
        var seconds = Enumerable.Range(0, 2000).Select(i => (i * 7919L % 86_400) * TimeSpan.TicksPerSecond);
        Assert.All(Numbers(new TimeType(6), seconds), ticks => Assert.Equal(0, ticks % TimeSpan.TicksPerSecond));
        var quarters = Enumerable.Range(0, 2000).Select(i => (i * 31 % 96) * 15 * TimeSpan.TicksPerMinute);
        Assert.All(Numbers(new TimeType(6), quarters), ticks => Assert.Equal(0, ticks % (15 * TimeSpan.TicksPerMinute)));
    }

    [Fact]
    public void Positive_numbers_stay_positive_and_zero_stays_apart()
    {
        Assert.All(Numbers(new IntegerType(32), Enumerable.Range(1, 500).Select(i => (long)i)), value => Assert.True(value > 0));
        var decoded = Numbers(new IntegerType(32), Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 0L : 1000 + (i * 7)));
        Assert.Equal(0.5, decoded.Count(value => value == 0) / (double)decoded.Length, 0.02);
        Assert.DoesNotContain(decoded, value => value is > 0 and < 100);
    }

    [Fact]
    public void Infinities_zero_dates_and_what_is_no_number_are_kept_as_such()
    {
        long[] specials = [TemporalValues.NegativeInfinity, TemporalValues.ZeroDate, TemporalValues.PositiveInfinity];
        var days = Enumerable.Range(0, 300).Select(i => i % 5 < 3 ? specials[i % 5] : 730_000L + i).ToArray();
        var decoded = Numbers(new DateType(), days, draws: 1);
        Assert.All(specials, special => Assert.Equal(60, decoded.Count(value => value == special)));
        foreach (var stamp in new ColumnType[] { new TimestampType(0), new TimestampType(7, IsInstant: true) })
        {
            var stamps = Numbers(stamp, days.Select(day => TemporalValues.IsSpecial(day) ? day : day * TimeSpan.TicksPerDay), draws: 1);
            Assert.All(specials, special => Assert.Equal(60, stamps.Count(value => value == special)));
        }

        double[] reals = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.5, 2.5];
        using var floats = Vectors.Of(new FloatType(64), Enumerable.Range(0, 100).Select(i => (object?)reals[i % 5]));
        Assert.Equal(reals.Order(), Vectors.Decode(Vectors.Fit(new FloatType(64), floats), floats).Cast<double>().Distinct().Order());
        using var decimals =
            Vectors.Of(new DecimalType(38, 10), Enumerable.Range(0, 100).Select(i => (object?)(i % 2 == 0 ? DecimalValues.NaN : 25)));
        Assert.Equal(50, Vectors.Decode(Vectors.Fit(new DecimalType(38, 10), decimals), decimals)
            .Count(value => (Int128)value == DecimalValues.NaN));
    }

    [Fact]
    public void A_date_far_out_does_not_lead_out_of_the_calendar()
    {
        var days = Enumerable.Range(0, 400).Select(i => i % 130 == 0 ? 3_652_058L : 730_000 + (i * 7 % 997)).ToArray();
        Assert.All(Numbers(new DateType(), days, draws: 20), day => Assert.InRange(day, 0, 3_652_058));
        Assert.All(Numbers(new TimestampType(0), days.Select(day => day * TimeSpan.TicksPerDay), draws: 20),
            ticks => Assert.InRange(ticks, 0, DateTime.MaxValue.Ticks));
    }

    [Fact]
    public void Values_of_all_64_bits_are_spread_over_all_of_them()
    {
        var stream = RandomStream.FromSeed(4);
        var source = Enumerable.Range(0, 3000).Select(i => (long)stream.Bits(i))
            .Where(value => value is > long.MinValue + 1 and < long.MaxValue).ToArray();
        var decoded = Numbers(new IntegerType(64), source);
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            var quantile = decoded.Order().ElementAt((int)(share * decoded.Length)) / (double)long.MaxValue;
            Assert.Equal((2 * share) - 1, quantile, 0.06);
        }
    }

    [Fact]
    public void Numbers_without_a_bound_on_their_digits_stay_numbers()
    {
        using var vector =
            Vectors.Of(new DecimalType(null, null), Enumerable.Range(0, 300).Select(i => (object?)$"{i}{new string('7', 30)}.5"));
        Assert.All(Vectors.Decode(Vectors.Fit(new DecimalType(null, null), vector), vector), value => Assert.NotEqual("NaN", value));
    }

    [Theory]
    [InlineData(65, 30)]
    [InlineData(65, 0)]
    [InlineData(40, 38)]
    public void Decimals_at_the_extreme_of_a_long_type_stay_within_it(int precision, int scale)
    {
        var most = new string('9', precision - scale);
        var least = scale > 0 ? "." + new string('9', scale) : "";
        var values = Enumerable.Range(0, 400)
            .Select(i => (object?)(i % 3 == 2 ? $"{i % 10}" : i % 3 == 0 ? $"{most}{least}" : $"-{most}{least}"));
        using var vector = Vectors.Of(new DecimalType(precision, scale), values);
        var decoded = Vectors.Decode(Vectors.Fit(new DecimalType(precision, scale), vector), vector, draws: 20);
        Assert.All(decoded.Cast<string>(), value => Assert.True(value.TrimStart('-').Split('.')[0].Length <= precision - scale));
    }

    [Fact]
    public void The_tail_of_a_long_decimal_ends_at_the_limit_of_its_type()
    {
        var values = Enumerable.Range(0, 600).Select(i => (object?)$"{(i % 150 == 0 ? 99 - (i / 150) : i % 37)}{new string('5', 33)}.{i}");
        using var vector = Vectors.Of(new DecimalType(65, 30), values);
        var decoded = Vectors.Decode(Vectors.Fit(new DecimalType(65, 30), vector), vector, draws: 40).Cast<string>().ToArray();
        Assert.All(decoded, value => Assert.True(value.TrimStart('-').Split('.')[0].Length <= 35));
    }

    private static long[] Numbers(ColumnType type, IEnumerable<long> source, int draws = 3)
    {
        using var vector = Vectors.Of(type, source.Select(value => (object?)value));
        return [.. Vectors.Decode(Vectors.Fit(type, vector), vector, draws).Cast<long>()];
    }
}
