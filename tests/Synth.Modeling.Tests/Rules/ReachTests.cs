using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Dates that order the numbers of their rows and are the first or last of the rows below: both holds in synthetic rows.</summary>
public sealed class ReachTests
{
    private const int Orders = 600;
    private const string Order = "orders.id in order of orders.at";
    private static readonly RandomStream Random = RandomStream.FromSeed(5);

    [Theory]
    [InlineData("orders.at = min(events.at)", false)]
    [InlineData("orders.at = max(events.at)", false)]
    [InlineData("orders.at = last(events.at)", false)]
    [InlineData("orders.at = min(events.at when events.kind = 'placed')", false)]
    [InlineData("orders.at = min(events.at)", true)]
    [InlineData("orders.at = max(events.at)", true)]
    public void Rows_below_reach_a_date_that_orders_the_rows(string rule, bool isDay)
    {
        var model = Shop(rule, exceptions: 0, isDay).Fit();
        Assert.Superset(new HashSet<string> { Order, rule }, model.Rules.Select(found => found.Name).ToHashSet());
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            Assert.Equal(0, CountLate(synthetic));
            Assert.Equal(0, CountUnreached(synthetic, rule, isDay));
            Assert.Contains(synthetic.RowsOf("events"), row => Long(row[3]) % TimeSpan.TicksPerDay != 0);
        }
    }

    [Fact]
    public void A_day_that_orders_nothing_is_that_of_the_rows_below()
    {
        const string Rule = "orders.at = max(events.at)";
        var model = Shop(Rule, exceptions: 0, isDay: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Order] });
        Assert.Contains(model.Rules, found => found.Name == Rule);
        Assert.Equal(0, CountUnreached(SyntheticDatabase.Generate(model, new SampleOptions(1)), Rule, isDay: true));
    }

    [Fact]
    public void As_many_families_as_in_the_source_do_not_reach_it()
    {
        const string Rule = "orders.at = last(events.at)";
        var model = Shop(Rule, exceptions: 1).Fit();
        Assert.Superset(new HashSet<string> { Order, Rule }, model.Rules.Select(found => found.Name).ToHashSet());
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(1, 10));
        Assert.Equal(0, CountLate(synthetic));
        Assert.InRange(CountUnreached(synthetic, Rule), 1, 30);
    }

    [Fact]
    public void Whoever_turns_one_off_keeps_the_other()
    {
        const string Rule = "orders.at = last(events.at)";
        var source = Shop(Rule, exceptions: 0);
        var ordered = source.Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] });
        Assert.DoesNotContain(ordered.Rules, found => found.Name == Rule);
        Assert.Equal(0, CountLate(SyntheticDatabase.Generate(ordered, new SampleOptions(1))));
        var reached = source.Fit(SourceDatabase.QuickFit with { ExcludedRules = [Order] });
        Assert.DoesNotContain(reached.Rules, found => found.Name == Order);
        Assert.Equal(0, CountUnreached(SyntheticDatabase.Generate(reached, new SampleOptions(1)), Rule));
    }

    // Neighbours in order of their numbers of which the second one is earlier.
    private static int CountLate(SyntheticDatabase database)
    {
        long[] times = [.. database.RowsOf("orders").OrderBy(row => Long(row[0])).Select(row => Long(row[1]))];
        return times.Zip(times.Skip(1)).Count(pair => pair.First > pair.Second);
    }

    private static int CountUnreached(SyntheticDatabase database, string rule, bool isDay = false)
    {
        var below = database.RowsOf("events").OrderBy(row => Long(row[0])).ToLookup(row => Long(row[1]));
        return database.RowsOf("orders").Count(order =>
        {
            var isLimited = rule.Contains("when", StringComparison.Ordinal);
            long[] times = [.. below[Long(order[0])].Where(row => !isLimited || (string?)row[2] == "placed").Select(row => Long(row[3]))];
            times = [.. times.Select(time => isDay ? time / TimeSpan.TicksPerDay : time)];
            return times.Length > 0 && Long(order[1]) != (rule.Contains("min", StringComparison.Ordinal) ? times.Min()
                : rule.Contains("max", StringComparison.Ordinal) ? times.Max() : times[^1]);
        });
    }

    // Orders at rising times, with events at, before or after them: one of them, as the rule says, at the very moment.
    private static SourceDatabase Shop(string rule, int exceptions, bool isDay = false)
    {
        const long Step = 40 * TimeSpan.TicksPerMinute;
        const long First = 738_000 * TimeSpan.TicksPerDay;
        long At(int order) => First + (order * 9 * Step) + (Random.Below(order, 9) * Step);
        var events = Enumerable.Range(0, Orders).SelectMany(order =>
        {
            var stream = Random.Derive(order);
            var count = 1 + (int)stream.Below(0, 4);
            var isLast = rule.Contains("last", StringComparison.Ordinal);
            var reached = isLast ? count - 1 : (int)stream.Below(1, count);
            var isLimited = rule.Contains("when", StringComparison.Ordinal);
            return Enumerable.Range(0, count).Select(i =>
            {
                var sign = rule.Contains("min", StringComparison.Ordinal) || (isLast && i % 2 == 0) ? 1 : -1;
                var isPlaced = i == reached || (isLimited && stream.Below(20 + i, 4) == 0);
                var distance = i == reached ? (order < exceptions ? 3 * Step : 0)
                    : (sign * (1 + stream.Below(30 + i, 200)) * Step) - (isLimited && !isPlaced ? 50 * Step : 0);
                return (Order: order, Kind: isPlaced ? "placed" : "seen", At: At(order) + distance);
            });
        });
        return SourceDatabase.Of(
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("at", isDay ? new DateType() : new TimestampType(0, false)))
                .WithKey("id"),
                Enumerable.Range(0, Orders)
                    .Select(order => new object?[] { order + 1, isDay ? (int)(At(order) / TimeSpan.TicksPerDay) : At(order) })),
            (Table(
                "events",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("kind", new TextType(10)),
                Required("at", new TimestampType(0, false)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")),
                events.Select((entry, i) => new object?[] { i + 1, entry.Order + 1, entry.Kind, entry.At })));
    }
}
