using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What never comes before, or never exceeds, something else does not do so in synthetic rows.</summary>
public sealed class OrderTests
{
    private const int Parents = 150;
    private const int LastDay = 734_400;

    [Fact]
    public void Dates_in_a_row_keep_their_order_whichever_of_them_are_missing()
    {
        var table = Table(
            "orders",
            Required("id", new IntegerType(32)),
            Required("ordered", new TimestampType(0)),
            Nullable("shipped", new TimestampType(0)),
            Nullable("delivered", new DateType()))
            .WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 600).Select(i => OrderRow(i, RandomStream.FromSeed(3).Derive(i))))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "orders.shipped >= orders.ordered");
        Assert.Contains(model.Rules, rule => rule.Name == "orders.delivered >= orders.shipped");
        Holds(model, "orders", (row, _) =>
        {
            Assert.True(row[2] is null || Long(row[2]) >= Long(row[1]));
            Assert.True(row[2] is null || row[3] is null || Long(row[3]) * TimeSpan.TicksPerDay >= Long(row[2]));
        });
    }

    [Fact]
    public void A_date_that_is_told_from_a_later_one_stays_before_it()
    {
        var random = RandomStream.FromSeed(71);
        var table = Table("visits", Required("id", new IntegerType(32)), Required("starts", new TimestampType(0)),
            Required("booked", new TimestampType(0))).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 600).Select(i =>
        {
            var day = 738_000 + random.Below(i, 700);
            day += (int)new DateTime(day * TimeSpan.TicksPerDay).DayOfWeek switch { 6 => 2, 0 => 1, _ => 0 };
            var starts = (day * TimeSpan.TicksPerDay) + ((8 * 60) + (5 * random.Below(1000 + i, 100))) * TimeSpan.TicksPerMinute;
            return new object?[] { i, starts, starts - (random.Below(2000 + i, 40 * 24 * 60) * TimeSpan.TicksPerMinute) };
        }))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name is "visits.booked <= visits.starts" or "visits.starts >= visits.booked");
        Holds(model, "visits", (row, _) => Assert.True(Long(row[2]) <= Long(row[1])));
    }

    [Fact]
    public void Rows_do_not_precede_those_above_them()
    {
        var model = Family().Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "cards.issued >= accounts.opened");
        Holds(model, "cards", (row, synthetic) =>
        {
            var holder = synthetic.RowsOf("holders").Single(holder => holder[0]!.Equals(row[1]));
            var account = synthetic.RowsOf("accounts").Single(account => account[0]!.Equals(holder[1]));
            Assert.True(Long(row[2]) >= Long(account[1]));
        });
    }

    [Fact]
    public void Rows_that_are_moved_behind_those_above_them_do_not_lie_beyond_the_last_day() =>
        Holds(Family().Fit(), "cards", (row, _) => Assert.InRange(Long(row[2]), 730_000, LastDay + 100));

    [Fact]
    public void A_number_stays_between_two_others()
    {
        var table = Table("t", new[] { "id", "low", "high", "mid" }.Select(name => Required(name, new IntegerType(32)))).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 500).Select(i =>
        {
            var draws = RandomStream.FromSeed(4).Derive(i);
            var low = (int)draws.Below(0, 500);
            var high = low + (int)draws.Below(1, 300);
            return new object?[] { i, low, high, low + (int)draws.Below(2, high - low + 1) };
        }))).Fit();
        Holds(model, "t", (row, _) => Assert.InRange(Long(row[3]), Long(row[1]), Long(row[2])));
    }

    private static object?[] OrderRow(int id, RandomStream draws)
    {
        var ordered = (738_000L * TimeSpan.TicksPerDay) + (draws.Below(0, 500 * 86_400) * TimeSpan.TicksPerSecond);
        var shipped = ordered + (draws.Below(1, 400_000) * TimeSpan.TicksPerSecond);
        var delivered = (shipped / TimeSpan.TicksPerDay) + 1 + draws.Below(2, 9);
        return [id, ordered, draws.Below(3, 4) == 0 ? null : shipped, draws.Below(3, 4) <= 1 ? null : delivered];
    }

    // An account, its holder, and the holder's cards: the card's date is only tied to the account's.
    private static SourceDatabase Family()
    {
        var random = RandomStream.FromSeed(6);
        int[] opened = [.. Enumerable.Range(0, Parents).Select(i => 730_000 + (int)random.Below(i, 4000))];
        return SourceDatabase.Of(
            (Table("accounts", Required("id", new IntegerType(32)), Required("opened", new DateType())).WithKey("id"),
                Enumerable.Range(0, Parents).Select(i => new object?[] { i, opened[i] })),
            (Table("holders", Required("id", new IntegerType(32)), Required("account_id", new IntegerType(32)),
                Required("weight", new IntegerType(32)))
                .WithKey("id").WithForeignKey("accounts", ("account_id", "id")),
                Enumerable.Range(0, 2 * Parents).Select(i => new object?[] { i, i / 2, 40 + (int)random.Below(-i - 1, 60) })),
            (Table("cards", Required("id", new IntegerType(32)), Required("holder_id", new IntegerType(32)),
                Required("issued", new DateType()))
                .WithKey("id").WithForeignKey("holders", ("holder_id", "id")),
                Enumerable.Range(0, 4 * Parents).Select(i => new object?[]
                {
                    i, i / 2, opened[i / 4] + (int)(random.Derive(i).Uniform(0) * (LastDay - opened[i / 4])),
                })));
    }
}
