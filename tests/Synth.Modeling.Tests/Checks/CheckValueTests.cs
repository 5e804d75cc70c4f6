using Synth.Data;

namespace Synth.Modeling.Tests;

/// <summary>How the values of columns of each type meet literals and each other in checks.</summary>
public sealed class CheckValueTests
{
    private static readonly DateOnly Day = new(2024, 3, 1);

    [Theory]
    [InlineData("(price >= (1)::numeric)", true)]
    [InlineData("price = 12.5", true)]
    [InlineData("price = 12.50", true)]
    [InlineData("price > '12.49'::numeric(10,2)", true)]
    [InlineData("price < 12.5", false)]
    [InlineData("total = price * a", true)]
    [InlineData("total = price + a", false)]
    [InlineData("round(total / price, 0) = a", true)]
    public void Decimals_are_read_with_their_scale(string sql, bool expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("price", 1250), ("total", 375_000), ("a", 3)));

    [Theory]
    [InlineData("starts > '2024-02-29'", true)]
    [InlineData("starts >= '2024-03-01'::date", true)]
    [InlineData("starts BETWEEN '2024-01-01' AND '2024-12-31'", true)]
    [InlineData("ends >= starts", true)]
    [InlineData("ends < starts", false)]
    [InlineData("made_at > '2024-03-01 11:59:59'", true)]
    [InlineData("made_at > '2024-03-01 12:30:00'::timestamp without time zone", false)]
    [InlineData("made_at = '2024-03-01 14:00:00+02'::timestamp with time zone", true)]
    [InlineData("made_at >= starts", true)]
    [InlineData("made_at <= starts", false)]
    [InlineData("(made_at)::date <= starts", true)]
    [InlineData("opens >= '08:00'", true)]
    [InlineData("opens < '08:30:00'::time without time zone", false)]
    public void Dates_and_times_meet_literals_and_each_other(string sql, bool expected) => Assert.Equal(
        expected,
        CheckedRow.Truth(
            sql, ("starts", Day), ("ends", Day.AddDays(2)),
            ("made_at", Day.ToDateTime(new TimeOnly(12, 0))), ("opens", new TimeOnly(8, 30))));

    [Theory]
    [InlineData("active", true)]
    [InlineData("active = TRUE", true)]
    [InlineData("active IN (0, 1)", true)]
    [InlineData("NOT active OR a > 0", false)]
    [InlineData("active IS FALSE", false)]
    public void Booleans_are_conditions_and_numbers(string sql, bool expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("active", true), ("a", 0)));

    [Fact]
    public void A_domain_is_read_as_what_it_stands_for()
    {
        Assert.True(CheckedRow.Truth("score <= 10", ("score", 10)));
        Assert.False(CheckedRow.Truth("score <= 10", ("score", 11)));
    }

    [Theory]
    [InlineData("weight > 1", 1.5, true)]
    [InlineData("weight > 1", 1e300, null)]
    [InlineData("weight > 1", double.NaN, null)]
    [InlineData("weight * weight * weight > 1", 1e20, null)]
    public void Reals_beyond_decimals_are_unknown(string sql, double weight, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("weight", weight)));

    [Fact]
    public void A_decimal_that_is_no_number_or_too_long_is_unknown()
    {
        Assert.Null(CheckedRow.Truth("huge > 0", ("huge", DecimalValues.NaN)));
        Assert.Null(CheckedRow.Truth("huge > 0", ("huge", DecimalValues.PowerOfTen(37))));
        Assert.True(CheckedRow.Truth("huge > 0", ("huge", DecimalValues.PowerOfTen(27))));
        Assert.Null(CheckedRow.Truth("huge * huge > 0", ("huge", DecimalValues.PowerOfTen(27))));
    }

    [Theory]
    [InlineData("lower(label) = 'ärger 😀'", true)]
    [InlineData("upper(label) = label", false)]
    [InlineData("length(label) = 7", true)]
    [InlineData("length(trim(label)) = length(label)", true)]
    [InlineData("coalesce(status, label, 'x') = label", true)]
    [InlineData("abs(a) = 3", true)]
    [InlineData("round(price) = 13", true)]
    [InlineData("round(price, 1) = 12.5", true)]
    [InlineData("abs(b) > 0", null)]
    [InlineData("length(status) > 0", null)]
    [InlineData("a = 'three'", null)]
    public void Functions_compute_what_engines_compute(string sql, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("label", "Ärger 😀"), ("a", -3), ("price", 1250)));
}
