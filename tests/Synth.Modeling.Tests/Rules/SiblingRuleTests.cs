using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What holds among the rows of one parent, and between rows and those that they link to, holds in synthetic rows.</summary>
public sealed class SiblingRuleTests
{
    private const int Roots = 150;
    private static readonly RandomStream Random = RandomStream.FromSeed(12);

    [Fact]
    public void A_balance_runs_over_the_rows_of_an_account()
    {
        var balance = 0L;
        var model = Source((account, n, draws) =>
        {
            var amount = draws.Below(0, 900_00) - 300_00;
            balance = (n == 0 ? 0 : balance) + amount;
            return [(Int128)amount, (Int128)balance];
        }, Required("amount", new DecimalType(12, 2)), Required("balance", new DecimalType(14, 2))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.balance = rows.balance before + amount among the rows of root_id");
        foreach (var family in Families(model))
        {
            var last = 0L;
            Assert.All(family, row => Assert.Equal(last += Long(row[2]), Long(row[3])));
        }
    }

    [Fact]
    public void One_row_of_each_parent_is_the_default()
    {
        var model = Source((root, n, draws) => [n == 0], Required("is_default", new BooleanType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.is_default = 1 once among the rows of root_id");
        Assert.All(Families(model), family => Assert.Equal(1, family.Sum(row => Long(row[2]))));
    }

    [Fact]
    public void Weights_of_a_parent_sum_up_to_the_same_number()
    {
        var left = 0L;
        var model = Source((root, n, draws) =>
        {
            left = n == 0 ? 10_000 : left;
            var weight = n == Random.Below(root, 6) ? left : 1 + draws.Below(0, left / 2);
            left -= weight;
            return [(int)weight];
        }, Required("weight", new IntegerType(32))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "sum(rows.weight) = 10000 among the rows of root_id");
        Assert.All(Families(model), family => Assert.Equal(10_000, family.Sum(row => Long(row[2]))));
    }

    [Fact]
    public void Versions_of_a_price_begin_the_day_after_the_one_before_ended()
    {
        var free = 0L;
        var model = Source((root, n, draws) =>
        {
            var from = n == 0 ? 738_000 + draws.Below(0, 400) : free;
            free = from + 1 + draws.Below(1, 300);
            return [from, free - 1];
        }, Required("from_day", new DateType()), Required("to_day", new DateType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.from_day follows to_day before among the rows of root_id");
        foreach (var family in Families(model))
        {
            var ordered = family.OrderBy(row => Long(row[2])).ThenBy(row => Long(row[3])).ToArray();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.Equal(Long(pair.First[3]) + 1, Long(pair.Second[2])));
        }
    }

    [Fact]
    public void Bookings_of_a_room_never_overlap()
    {
        var free = 0L;
        var model = Source((root, n, draws) =>
        {
            var from = (n == 0 ? 738_000 : free) + draws.Below(0, 40);
            free = from + 1 + draws.Below(1, 12);
            return [from, free];
        }, Required("from_day", new DateType()), Required("to_day", new DateType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.from_day to to_day never overlap among the rows of root_id");
        foreach (var family in Families(model))
        {
            var ordered = family.OrderBy(row => Long(row[2])).ThenBy(row => Long(row[3])).ToArray();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(Long(pair.First[3]) <= Long(pair.Second[2])));
        }
    }

    [Fact]
    public void Leases_whose_last_day_is_their_end_begin_on_another_day()
    {
        var free = 0L;
        var model = Source((root, n, draws) =>
        {
            var from = n == 0 ? 738_000 + draws.Below(0, 400) : free + 1 + (draws.Below(2, 2) * draws.Below(3, 60));
            free = from + 30 + draws.Below(1, 300);
            return [(int)from, (int)free];
        }, Required("from_day", new DateType()), Required("last_day", new DateType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.from_day to last_day never overlap among the rows of root_id");
        foreach (var family in Families(model))
        {
            var ordered = family.OrderBy(row => Long(row[2])).ToArray();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(Long(pair.First[3]) < Long(pair.Second[2])));
        }
    }

    [Fact]
    public void A_start_that_the_rows_below_reach_is_moved_with_its_span()
    {
        var periods = new List<object?[]>();
        var leases = new List<object?[]>();
        for (var flat = 0; flat < Roots; flat++)
        {
            var from = 738_000 + (int)Random.Below(flat, 900);
            for (var n = 0; n < 1 + Random.Below(300 + flat, 5); n++)
            {
                var draws = Random.Derive(9000 + leases.Count);
                var last = from + 60 + (int)draws.Below(0, 300);
                leases.Add([leases.Count, flat + 1, from, last]);
                for (var month = 0; month < 1 + draws.Below(1, 2); month++)
                {
                    periods.Add([periods.Count, leases.Count - 1, from + (30 * month)]);
                }

                from = last + 1 + (int)draws.Below(2, 40);
            }
        }

        var (key, day) = (new IntegerType(32), new DateType());
        var model = SourceDatabase.Of(
            Shapes.Root("flats", Roots),
            (Table("leases", Required("id", key), Required("flat_id", key), Required("from_day", day), Required("last_day", day))
                .WithKey("id").WithForeignKey("flats", ("flat_id", "id")), leases),
            (Table("periods", Required("id", key), Required("lease_id", key), Required("begins", day))
                .WithKey("id").WithForeignKey("leases", ("lease_id", "id")), periods)).Fit();
        Assert.Superset(
            new HashSet<string>
            {
                "leases.from_day = min(periods.begins)", "leases.from_day to last_day never overlap among the rows of flat_id",
            },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        Holds(model, "leases", (row, synthetic) =>
        {
            var begins = synthetic.RowsOf("periods").Where(period => period[1]!.Equals(row[0])).Select(period => Long(period[2])).ToArray();
            Assert.True(begins.Length == 0 || begins.Min() == Long(row[2]));
            Assert.DoesNotContain(synthetic.RowsOf("leases"), other => other[1]!.Equals(row[1]) && !other[0]!.Equals(row[0])
                && Long(other[2]) <= Long(row[3]) && Long(row[2]) <= Long(other[3]));
        });
    }

    [Fact]
    public void Legs_of_journeys_that_lie_months_apart_never_overlap()
    {
        var free = 0L;
        var model = Source((root, n, draws) =>
        {
            var from = n == 0 ? 600_000 + (90L * root) : free + draws.Below(0, 3);
            free = from + 1 + draws.Below(1, 12);
            return [(int)from, (int)free];
        }, Required("from_day", new DateType()), Required("to_day", new DateType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.from_day to to_day never overlap among the rows of root_id");
        foreach (var family in Families(model))
        {
            var ordered = family.OrderBy(row => Long(row[2])).ThenBy(row => Long(row[3])).ToArray();
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(Long(pair.First[3]) <= Long(pair.Second[2])));
        }
    }

    [Fact]
    public void Spans_that_hardly_any_rows_would_share_are_no_rule() => Assert.DoesNotContain(
        Source((root, n, draws) =>
        {
            var from = 600_000 + (90 * root) + (20 * n) + (int)draws.Below(0, 15);
            return [from, from + 1 + (int)draws.Below(1, 3)];
        }, Required("from_day", new DateType()), Required("to_day", new DateType())).Fit().Rules,
        rule => rule.Name.Contains("overlap", StringComparison.Ordinal));

    [Fact]
    public void What_is_told_from_the_start_of_a_span_is_told_once_the_span_stands()
    {
        var free = 0L;
        var model = Source((root, n, draws) =>
        {
            var from = (n == 0 ? 738_000 : free) + draws.Below(0, 40);
            free = from + 1 + draws.Below(1, 12);
            return [from, from - 3, free];
        }, Required("from_day", new DateType()), Required("asked_day", new DateType()), Required("to_day", new DateType())).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.from_day to to_day never overlap among the rows of root_id");
        Assert.Contains(model.Rules, rule => rule.Name == "rows.asked_day = from_day - 3.00:00:00");
        Holds(model, "rows", (row, _) => Assert.Equal(Long(row[2]) - 3, Long(row[3])));
    }

    [Fact]
    public void Nothing_lies_after_the_hour_at_which_all_is_over()
    {
        var model = Source((root, n, draws) =>
        {
            var minutes = Math.Min(18 * 60, (8 * 60) + (5 * draws.Below(1, 140)));
            return [((738_000 + draws.Below(0, 900)) * TimeSpan.TicksPerDay) + (minutes * TimeSpan.TicksPerMinute)];
        }, Required("left", new TimestampType(0))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.left in 08 to 18:00");
        Holds(model, "rows", (row, _) =>
            Assert.InRange(new DateTime(Long(row[2])).TimeOfDay, TimeSpan.FromHours(8), TimeSpan.FromHours(18)));
    }

    [Fact]
    public void Events_that_follow_each_other_do_so_after_days_of_rest()
    {
        var time = 0L;
        var model = Source((root, n, draws) =>
        {
            time = (n == 0 ? 738_000 * TimeSpan.TicksPerDay : time) + (draws.Below(0, 300) * TimeSpan.TicksPerHour)
                + (draws.Below(1, 3600) * TimeSpan.TicksPerSecond);
            while (new DateTime(time) is { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } or { Hour: < 8 or > 17 })
            {
                time += TimeSpan.TicksPerHour;
            }

            return [time];
        }, Required("moved", new TimestampType(0))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.moved in Mon, Tue, Wed, Thu, Fri, 08 to 17 o'clock");
        foreach (var family in Families(model))
        {
            var times = family.OrderBy(row => Long(row[0])).Select(row => Long(row[2])).ToArray();
            Assert.Equal(times.Order(), times);
        }
    }

    [Fact]
    public void Events_of_a_job_are_written_down_in_the_order_in_which_they_happen()
    {
        const long Minute = TimeSpan.TicksPerMinute;
        var at = 0L;
        var model = Source((root, n, draws) =>
        {
            at = n == 0 ? (738_000 * TimeSpan.TicksPerDay) + (Random.Below(700 + root, 500_000) * Minute)
                : at + ((1 + draws.Below(1, n % 2 == 0 ? 20_000 : 90)) * Minute);
            return [n + 1, at];
        }, Required("no", new IntegerType(32)), Required("at", new TimestampType(0, false))).Fit();
        foreach (var family in Families(model))
        {
            long[] times = [.. family.OrderBy(row => Long(row[2])).Select(row => Long(row[3]))];
            Assert.Equal(times.Order(), times);
        }
    }

    [Fact]
    public void Times_keep_to_days_and_hours_of_work()
    {
        var model = Source((root, n, draws) =>
        {
            var day = 738_000 + draws.Below(0, 900);
            day += (int)new DateTime(day * TimeSpan.TicksPerDay).DayOfWeek switch { 6 => 2, 0 => 1, _ => 0 };
            return [(day * TimeSpan.TicksPerDay) + (8 * TimeSpan.TicksPerHour) + (draws.Below(1, 36_000) * TimeSpan.TicksPerSecond)];
        }, Required("shipped", new TimestampType(0))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "rows.shipped in Mon, Tue, Wed, Thu, Fri, 08 to 17 o'clock");
        Holds(model, "rows", (row, _) =>
        {
            var time = new DateTime(Long(row[2]));
            Assert.True(time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.InRange(time.Hour, 8, 17);
        });
    }

    [Fact]
    public void Payments_sum_up_to_a_total_that_other_rows_settle()
    {
        var model = Orders().Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "orders.total = sum(lines.price)");
        Assert.Contains(model.Rules, rule => rule.Name == "orders.total = sum(payments.amount)");
        Holds(model, "orders", (row, synthetic) =>
        {
            var payments = synthetic.RowsOf("payments").Where(payment => payment[1]!.Equals(row[0])).ToArray();
            Assert.Equal(synthetic.RowsOf("lines").Where(line => line[1]!.Equals(row[0])).Sum(line => Long(line[2])), Long(row[1]));
            Assert.True(payments.Length == 0 || payments.Sum(payment => Long(payment[2])) == Long(row[1]));
        });
    }

    [Fact]
    public void Dates_follow_those_of_the_row_that_is_linked_to()
    {
        var clerks = Enumerable.Range(0, 30)
            .Select(i => new object?[] { i, 735_000 + (int)Random.Below(i, 3000), (int)Random.Below(900 + i, 50) }).ToArray();
        var source = SourceDatabase.Of(
            (Table("clerks", Required("id", new IntegerType(32)), Required("hired", new DateType()), Required("size", new IntegerType(32)))
                .WithKey("id"), clerks),
            (Table("calls", Required("id", new IntegerType(32)), Required("clerk_id", new IntegerType(32)), Required("day", new DateType()))
                .WithKey("id").WithForeignKey("clerks", ("clerk_id", "id")),
                Enumerable.Range(0, 600).Select(i =>
                {
                    var clerk = (int)Random.Below(5000 + i, 30);
                    return new object?[] { i, clerk, (int)clerks[clerk][1]! + 1 + (int)Random.Below(6000 + i, 4000) };
                })));
        Holds(source.Fit(), "calls", (row, synthetic) =>
            Assert.True(Long(row[2]) >= Long(synthetic.RowsOf("clerks").Single(clerk => clerk[0]!.Equals(row[1]))[1])));
    }

    private static IEnumerable<object?[][]> Families(RelationalModel model) =>
        SyntheticDatabase.Generate(model, new SampleOptions(3, 2)).RowsOf("rows").GroupBy(row => row[1]).Select(family => family.ToArray());

    private static SourceDatabase Source(Func<int, int, RandomStream, object?[]> values, params Column[] columns)
    {
        var rows = Enumerable.Range(0, Roots)
            .SelectMany(root => Enumerable.Range(0, 1 + (int)Random.Below(root, 6)).Select(n => (Root: root, N: n))).ToArray();
        return SourceDatabase.Of(
            Shapes.Root("roots", Roots),
            (Table("rows", [Required("id", new IntegerType(32)), Required("root_id", new IntegerType(32)), .. columns])
                .WithKey("id").WithForeignKey("roots", ("root_id", "id")),
                rows.Select((row, id) => (object?[])[id, row.Root + 1, .. values(row.Root, row.N, Random.Derive(id))])));
    }

    private static SourceDatabase Orders()
    {
        var lines = new List<object?[]>();
        var payments = new List<object?[]>();
        var orders = new List<object?[]>();
        for (var order = 0; order < Roots; order++)
        {
            var draws = Random.Derive(7000 + order);
            var prices = Enumerable.Range(0, 1 + (int)draws.Below(0, 4)).Select(i => 100 + draws.Below(10 + i, 20_000)).ToArray();
            foreach (var price in prices)
            {
                lines.Add([lines.Count, order, (Int128)price]);
            }

            var total = prices.Sum();
            var first = draws.Below(1, 3) == 0 ? total / 3 : total;
            payments.Add([payments.Count, order, (Int128)first]);
            if (first < total)
            {
                payments.Add([payments.Count, order, (Int128)(total - first)]);
            }

            orders.Add([order, (Int128)total, (int)draws.Below(2, 9)]);
        }

        var key = new IntegerType(32);
        return SourceDatabase.Of(
            (Table("orders", Required("id", key), Required("total", new DecimalType(14, 2)), Required("size", key)).WithKey("id"), orders),
            (Table("lines", Required("id", key), Required("order_id", key), Required("price", new DecimalType(12, 2)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")), lines),
            (Table("payments", Required("id", key), Required("order_id", key), Required("amount", new DecimalType(12, 2)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")), payments));
    }
}
