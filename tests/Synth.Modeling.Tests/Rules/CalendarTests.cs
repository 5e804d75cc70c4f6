using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Columns that follow from a date of their row.</summary>
public sealed class CalendarTests
{
    private const int Shops = 60;
    private const int Days = 42;
    private const int FirstDay = 735_000; // a Tuesday

    private static readonly RandomStream Random = RandomStream.FromSeed(11);

    [Fact]
    public void The_weekday_and_what_all_shops_have_on_a_day_follow_from_the_date()
    {
        var database = Sales(Day).Clone();
        IntegrityAssert.Holds(database, 1);
        foreach (var row in database.RowsOf("sale"))
        {
            var day = Assert.IsType<long>(row[2]);
            Assert.Equal(1 + (day % 7), row[1]);
            Assert.Equal(IsPromoted(day) ? 1L : 0L, row[3]);
        }

        Assert.Contains("sale.weekday = f(weekday of sale.sold)", Formulas(database));
        Assert.Contains("sale.is_promoted = f(sale.sold)", Formulas(database));
    }

    [Fact]
    public void Columns_that_come_before_what_follows_from_a_date_depend_on_it_all_the_same()
    {
        // Three days of a hundred on which little is sold.
        var database = SourceDatabase.Of(
            Root("shop", Shops),
            (Table(
                "sale",
                Required("shop_id", new IntegerType(32)),
                Required("sold", new DateType()),
                Required("amount", new IntegerType(32)),
                Required("is_holiday", new BooleanType())).WithKey("shop_id", "sold").WithForeignKey("shop", ("shop_id", "id")),
                Range(Shops).SelectMany(shop => Range(100).Select(day => new object?[]
                {
                    shop + 1,
                    (long)FirstDay + day,
                    (IsHoliday(FirstDay + day) ? 600 : 1000) + Random.Below((day * Shops) + shop, 500),
                    IsHoliday(FirstDay + day),
                })))).Clone();
        var holidays = database.RowsOf("sale").Where(row => IsHoliday((long)row[1]!)).ToArray();
        Assert.InRange(holidays.Length, Shops, 5 * Shops);
        Assert.All(holidays, row => Assert.Equal(1L, row[3]));
        Assert.InRange(holidays.Average(row => (long)row[2]!), 750, 950); // 850 in the source, 1250 on other days

        static bool IsHoliday(long day) => day % 33 == 7;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ten_days_that_all_share_are_no_habit_of_the_week_but_many_are(bool haveTheirOwn)
    {
        var model = SourceDatabase.Of(
            Root("pupil", 60),
            (Table("fee", Required("id", new IntegerType(32)), Required("pupil_id", new IntegerType(32)), Required("due", new DateType()))
                    .WithKey("id").WithForeignKey("pupil", ("pupil_id", "id")),
                Range(600).Select(id => new object?[]
                {
                    id + 1, 1 + (id / 10), FirstDay + (7L * (haveTheirOwn ? Random.Below(id, 300) : id % 10)) + (id % 10 % 3),
                }))).Fit();
        Assert.Equal(haveTheirOwn, model.ModelOf(new TableName("fee")).Rules.OfType<CalendarRule>().Any());
    }

    [Fact]
    public void What_a_date_decides_is_not_left_to_two_columns_that_happen_to_tell_it()
    {
        // A holiday is told by the weekday and by being closed, too: whoever draws those would close on any day.
        var database = SourceDatabase.Of(
            Root("shop", Shops),
            (Table(
                "sale",
                Required("shop_id", new IntegerType(32)),
                Required("weekday", new IntegerType(16)),
                Required("sold", new DateType()),
                Required("is_open", new BooleanType()),
                Required("is_holiday", new BooleanType())).WithKey("shop_id", "sold").WithForeignKey("shop", ("shop_id", "id")),
                Range(Shops).SelectMany(shop => Range(Days).Select(i => Day(shop, i)).Select(sold => new object?[]
                {
                    shop + 1, 1 + (sold % 7), sold, !IsHoliday(sold) && (sold % 7 < 6 || shop % 12 == 0), IsHoliday(sold),
                })))).Clone();
        Assert.Contains("sale.is_holiday = f(sale.sold)", Formulas(database));
        Assert.All(database.RowsOf("sale"), row => Assert.Equal(IsHoliday((long)row[2]!) ? 1L : 0L, row[4]));

        static bool IsHoliday(long day) => day % 7 != 6 && day % 16 == 3;
    }

    [Fact]
    public void Dates_that_hardly_any_families_share_decide_nothing() => Assert.DoesNotContain(
        Formulas(Sales(static (shop, day) => FirstDay + (shop * 5000) + day).Clone()),
        formula => formula.Contains("is_promoted = f(", StringComparison.Ordinal));

    [Fact]
    public void What_the_user_excludes_is_not_followed()
    {
        var options = SourceDatabase.QuickFit with { ExcludedRules = ["sale.is_promoted = f(sale.sold)"] };
        Assert.DoesNotContain("sale.is_promoted = f(sale.sold)", Formulas(Sales(Day).Clone(options: options)));
    }

    [Fact]
    public void A_part_that_the_source_does_not_have_takes_the_code_of_the_nearest() =>
        Gen.Select(Gen.Int[0, 5000].Array[1, 30], Gen.Int[0, 5000]).Sample((known, asked) =>
        {
            long[] keys = [.. known.Distinct().Order().Select(day => (long)day)];
            byte[] codes = [.. keys.Select((_, i) => (byte)i)];
            var code = new CalendarFollow("d", CalendarPart.Date, keys, codes).CodeOf(asked);
            Assert.Equal(keys.Min(key => Math.Abs(key - asked)), Math.Abs(keys[code] - asked));
        });

    private static long Day(int shop, int day) => FirstDay + day;

    private static bool IsPromoted(long day) => Random.Bits(day) % 3 == 0;

    private static IEnumerable<string> Formulas(SyntheticDatabase database) => database.Model.Rules.Select(rule => rule.Name);

    private static SourceDatabase Sales(Func<int, int, long> day) => SourceDatabase.Of(
        Root("shop", Shops),
        (Table(
            "sale",
            Required("shop_id", new IntegerType(32)),
            Required("weekday", new IntegerType(16)),
            Required("sold", new DateType()),
            Required("is_promoted", new BooleanType()),
            Required("amount", new IntegerType(32))).WithKey("shop_id", "sold").WithForeignKey("shop", ("shop_id", "id")),
            Range(Shops).SelectMany(shop => Range(Days).Select(i => day(shop, i)).Select(sold => new object?[]
            {
                shop + 1, 1 + (sold % 7), sold, IsPromoted(sold), 100 + (sold % 7 * 30) + Random.Below((sold * Shops) + shop, 50),
            }))));
}
