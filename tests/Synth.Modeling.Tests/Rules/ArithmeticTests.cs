using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What is computed from other columns of a row is found and computed again.</summary>
public sealed class ArithmeticTests
{
    private const int Rows = 400;

    [Fact]
    public void A_discounted_product_is_rounded_to_the_columns_decimals()
    {
        var model = Of(
            [Integer("quantity"), Money("price"), Money("discount"), Money("total")],
            draw => (1 + draw.Below(0, 9), 100 + draw.Below(1, 9000), 5 * draw.Below(2, 4)) is var (quantity, price, discount)
                ? [(int)quantity, (Int128)price, (Int128)discount, (Int128)Total(quantity, price, discount)]
                : []);
        Finds(model, "t.total = quantity * price * (1 - discount)", "t.discount = 0 + n * 0.05");
        Holds(model, "t", (row, _) => Assert.Equal(Total(Long(row[1]), Long(row[2]), Long(row[3])), Long(row[4])));
    }

    [Theory]
    [InlineData(1, " ")]
    [InlineData(1000, " / 1000 ")]
    public void Products_of_three_are_found_in_their_unit(int whole, string divided)
    {
        var model = Of([Integer("length"), Integer("width"), Integer("height"), Required("volume", new DecimalType(12, 3))], draw =>
            (10 + draw.Below(0, 90), 20 + draw.Below(1, 70), 3 + draw.Below(2, 40)) is var (length, width, height)
                ? [(int)length, (int)width, (int)height, (Int128)(length * width * height * 1000 / whole)]
                : []);
        Assert.Contains(model.Rules, rule => $"{rule.Name} " == $"t.volume = length * width * height{divided}");
        Holds(model, "t", (row, _) => Assert.Equal(Long(row[1]) * Long(row[2]) * Long(row[3]) * 1000 / whole, Long(row[4])));
    }

    [Fact]
    public void Sums_of_three_with_one_subtracted_are_found()
    {
        var model = Of(
            [Integer("net"), Integer("tax"), Integer("rebate"), Integer("due")],
            draw => (draw.Below(0, 900), draw.Below(1, 90), draw.Below(2, 70)) is var (net, tax, rebate)
                ? [(int)net, (int)tax, (int)rebate, (int)(net + tax - rebate)]
                : []);
        var rule = Assert.Single(model.Rules);
        Assert.Equal(RuleKind.Arithmetic, rule.Kind);
        Holds(model, "t", (row, _) => Assert.Equal(Long(row[1]) + Long(row[2]) - Long(row[3]), Long(row[4])));
    }

    [Fact]
    public void A_date_that_always_follows_another_one_by_the_same_days_does_so_again()
    {
        var model = Of(
            [Required("billed", new DateType()), Required("due", new TimestampType(0))],
            draw => draw.Below(0, 700) is var day ? [738_000 + (int)day, (738_030 + day) * TimeSpan.TicksPerDay] : []);
        Finds(model, "t.due = billed + 30.00:00:00");
        Holds(model, "t", (row, _) => Assert.Equal((Long(row[1]) + 30) * TimeSpan.TicksPerDay, Long(row[2])));
    }

    [Fact]
    public void A_day_that_follows_a_time_by_the_same_days_does_so_again()
    {
        var model = Of(
            [Required("issued", new TimestampType(0)), Required("due", new DateType())],
            draw => (draw.Below(0, 700), draw.Below(1, 86_400)) is var (day, second)
                ? [((738_000 + day) * TimeSpan.TicksPerDay) + (second * TimeSpan.TicksPerSecond), 738_014 + (int)day]
                : []);
        Finds(model, "t.due = issued + 14.00:00:00");
        Holds(model, "t", (row, _) => Assert.Equal((Long(row[1]) / TimeSpan.TicksPerDay) + 14, Long(row[2])));
    }

    [Fact]
    public void Minutes_from_the_beginning_to_the_end_are_counted()
    {
        var model = Of(
            [Required("starts", new TimestampType(0)), Required("ends", new TimestampType(0)), Integer("length")],
            draw => (draw.Below(0, 700 * 288), 3 * (1 + draw.Below(1, 4))) is var (start, fives)
                ? [TimeOf(start), TimeOf(start + fives), (int)(5 * fives)]
                : []);
        Assert.Contains(model.Rules, rule => rule.Name == "t.length = minutes from starts to ends");
        Holds(model, "t", (row, _) => Assert.Equal((Long(row[2]) - Long(row[1])) / TimeSpan.TicksPerMinute, Long(row[3])));

        static long TimeOf(long fives) => (738_000 * TimeSpan.TicksPerDay) + (5 * fives * TimeSpan.TicksPerMinute);
    }

    [Fact]
    public void A_constant_factor_is_found_through_rounding()
    {
        var model = Of([Money("net"), Money("tax")], draw =>
            10_000 + draw.Below(0, 90_000) is var net ? [(Int128)net, (Int128)Math.Round(net * 0.19m, MidpointRounding.AwayFromZero)] : []);
        Finds(model, "t.tax = net * 0.19");
        Holds(model, "t", (row, _) => Assert.Equal((long)Math.Round(Long(row[1]) * 0.19m, MidpointRounding.AwayFromZero), Long(row[2])));
    }

    [Fact]
    public void A_constant_factor_is_found_where_small_numbers_hide_it()
    {
        var model = Of([Money("net"), Money("fee")], draw => 1 + draw.Below(0, draw.Below(1, 3) == 0 ? 400_000 : 300) is var net
            ? [(Int128)net, (Int128)Math.Round(net * 0.025m, MidpointRounding.AwayFromZero)] : []);
        Finds(model, "t.fee = net * 0.025");
        Holds(model, "t", (row, _) => Assert.Equal((long)Math.Round(Long(row[1]) * 0.025m, MidpointRounding.AwayFromZero), Long(row[2])));
    }

    [Fact]
    public void Tax_in_percent_of_a_rate_in_a_column_is_rounded_to_the_cent()
    {
        var model = Of([Money("net"), Integer("rate"), Money("tax"), Money("gross")], draw =>
            (100 + draw.Below(0, 90_000), (int)PercentOf(draw)) is var (net, rate)
                ? [(Int128)net, rate, (Int128)Cents(net * rate / 100m), (Int128)(net + Cents(net * rate / 100m))] : []);
        Finds(model, "t.tax = net * rate / 100", "t.gross = net * (1 + rate / 100)");
        Holds(model, "t", (row, _) =>
        {
            Assert.Equal(Cents(Long(row[1]) * Long(row[2]) / 100m), Long(row[3]));
            Assert.Equal(Long(row[1]) + Long(row[3]), Long(row[4]));
        });
    }

    [Fact]
    public void Discounts_in_percent_are_taken_off_the_price()
    {
        var model = Of([Integer("quantity"), Money("price"), Integer("discount"), Money("total"), Money("reduced")], draw =>
            (1 + draw.Below(1, 9), 100 + draw.Below(0, 90_000), (int)PercentOf(draw)) is var (quantity, price, discount)
                ? [
                    (int)quantity, (Int128)price, discount, (Int128)Cents(quantity * price * (100 - discount) / 100m),
                    (Int128)Cents(price * (100 - discount) / 100m),
                ]
                : []);
        Finds(model, "t.total = quantity * price * (1 - discount / 100)", "t.reduced = price * (1 - discount / 100)");
        Holds(model, "t", (row, _) =>
        {
            Assert.Equal(Cents(Long(row[1]) * Long(row[2]) * (100 - Long(row[3])) / 100m), Long(row[4]));
            Assert.Equal(Cents(Long(row[2]) * (100 - Long(row[3])) / 100m), Long(row[5]));
        });
    }

    [Fact]
    public void What_is_without_tax_follows_from_what_is_with_it()
    {
        var model = Of([Money("gross"), Required("rate", new DecimalType(4, 3)), Money("net")], draw =>
            (100 + draw.Below(0, 90_000), PercentOf(draw)) is var (gross, rate)
                ? [(Int128)gross, (Int128)(10 * rate), (Int128)Cents(gross / (1 + (rate / 100m)))] : []);
        Assert.Contains(model.Rules, rule => rule.Name == "t.net = gross / (1 + rate)");
        Holds(model, "t", (row, _) => Assert.Equal(Cents(Long(row[1]) / (1 + (Long(row[2]) / 1000m))), Long(row[3])));
    }

    [Fact]
    public void What_rounding_hides_is_no_share()
    {
        var model = Of([Integer("wanted"), Integer("percent"), Integer("given")], draw =>
            (draw.Below(0, 3), draw.Below(1, 20)) is var (wanted, percent)
                ? [(int)wanted, (int)percent, (int)(draw.Below(2, 9) == 0 ? Math.Max(0, wanted - 1) : wanted)] : []);
        Assert.DoesNotContain(model.Rules, rule => rule.Kind == RuleKind.Arithmetic);
    }

    [Fact]
    public void What_is_equal_and_may_be_missing_follows_what_never_is()
    {
        var model = Of(
            [Nullable("shown", new IntegerType(32)), Integer("kept")],
            draw => draw.Below(0, 500) is var value ? [draw.Below(1, 3) == 0 ? null : (int)value, (int)value] : []);
        Finds(model, "t.shown = kept");
        Holds(model, "t", (row, _) => Assert.True(row[1] is null || row[1]!.Equals(row[2])));
    }

    [Fact]
    public void Exceptions_come_at_the_rate_of_the_source()
    {
        var model = Of(
            [Integer("left"), Integer("right"), Integer("sum")],
            draw => (draw.Below(0, 900), draw.Below(1, 900)) is var (left, right)
                ? [(int)left, (int)right, (int)(left + right + (draw.Below(2, 1000) == 0 ? 7 : 0))]
                : [],
            rows: 4000);
        var rule = Assert.Single(model.Rules);
        Assert.InRange(rule.Exceptions, 1, 8);
        var broken = SyntheticDatabase.Generate(model, new SampleOptions(1, 10)).RowsOf("t")
            .Count(row => Long(row[1]) + Long(row[2]) != Long(row[3]));

        // A Poisson number of mean 10 × exceptions, within five standard deviations.
        Assert.InRange(broken, (10 * rule.Exceptions) - (5 * Math.Sqrt(10 * rule.Exceptions)),
            (10 * rule.Exceptions) + (5 * Math.Sqrt(10 * rule.Exceptions)));
    }

    [Fact]
    public void A_rule_that_is_excluded_is_not_kept()
    {
        var source = Source([Integer("left"), Integer("right"), Integer("sum")], draw =>
            [(int)draw.Below(0, 900), (int)draw.Below(1, 900), (int)(draw.Below(0, 900) + draw.Below(1, 900))], Rows);
        var all = source.Fit();
        Finds(all, "t.sum = left + right");
        var none = source.Fit(SourceDatabase.QuickFit with
        {
            ExcludedRules = ["t.sum = left + right", "t.right = sum - left", "t.left = sum - right"],
        });
        Assert.DoesNotContain(none.Rules, rule => rule.Kind == RuleKind.Arithmetic);
    }

    [Fact]
    public void Independent_columns_give_no_rule()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var stream = RandomStream.FromSeed(seed);
            var model = Source(
                [Integer("a"), Money("b"), Integer("c"), Required("d", new DateType()), Required("e", new DateType()),
                    Nullable("f", new FloatType(64))],
                draw => [
                    (int)draw.Below(0, 20), (Int128)draw.Below(1, 5000), (int)draw.Below(2, 3), 738_000 + (int)draw.Below(3, 300),
                        738_000 + (int)draw.Below(4, 300),
                    draw.Below(5, 4) == 0 ? null : draw.Uniform(6)],
                60,
                stream).Fit();
            Assert.Empty(model.Rules);
        }
    }

    private static long PercentOf(RandomStream draw) => new long[] { 19, 7, 19, 0, 20 }[draw.Below(9, 5)];

    private static long Cents(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    private static long Total(long quantity, long price, long discount) =>
        (long)Math.Round(quantity * price * (1 - (discount / 100m)), MidpointRounding.AwayFromZero);

    private static Column Integer(string name) => Required(name, new IntegerType(32));

    private static Column Money(string name) => Required(name, new DecimalType(10, 2));

    private static RelationalModel Of(Column[] columns, Func<RandomStream, object?[]> make, int rows = Rows) =>
        Source(columns, make, rows).Fit();

    private static SourceDatabase Source(Column[] columns, Func<RandomStream, object?[]> make, int rows, RandomStream? stream = null) =>
        SourceDatabase.Of((
        Table("t", [Integer("id"), .. columns]).WithKey("id"),
        Enumerable.Range(0, rows).Select(i => new object?[] { i }.Concat(make((stream ?? RandomStream.FromSeed(5)).Derive(i))).ToArray())));
}
