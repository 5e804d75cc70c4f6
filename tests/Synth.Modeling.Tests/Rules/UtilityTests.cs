using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What a utility asks of its meters, readings and bills: several columns that hang together in more than one way.</summary>
public sealed class UtilityTests
{
    private const int Meters = 300;
    private const int Bills = 800;
    private const int FirstDay = 738_000;
    private static readonly RandomStream Random = RandomStream.FromSeed(97);

    [Fact]
    public void What_a_reading_starts_from_is_what_the_one_before_came_to()
    {
        var model = Supply().Fit();
        Assert.Superset(
            new HashSet<string>
            {
                "readings.value = readings.value before + used among the rows of meter_id",
                "readings.previous = value - used",
            },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        foreach (var readings in ReadingsOf(model))
        {
            Assert.All(readings, row => Assert.Equal(Long(row[4]), Long(row[3]) + Long(row[5])));
            Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.Equal(Long(pair.First[4]), Long(pair.Second[3])));
        }
    }

    [Fact]
    public void Bills_that_nobody_has_paid_yet_are_what_they_are_put_together_of()
    {
        var model = Accounts().Fit();
        Assert.Contains("bills.gross = net + tax", model.Rules.Select(rule => rule.Name));
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            var paid = synthetic.RowsOf("payments").GroupBy(row => row[1]!).ToDictionary(
                payments => payments.Key, payments => payments.Sum(row => Long(row[2])));
            Assert.All(synthetic.RowsOf("bills"), row => Assert.Equal(Long(row[3]), Long(row[1]) + Long(row[2])));
            Assert.All(synthetic.RowsOf("bills").Where(row => paid.ContainsKey(row[0]!)), row => Assert.Equal(Long(row[3]), paid[row[0]!]));
        }
    }

    private static IEnumerable<object?[][]> ReadingsOf(RelationalModel model) =>
        from options in new[] { new SampleOptions(1), new SampleOptions(2, 3) }
        from readings in SyntheticDatabase.Generate(model, options).RowsOf("readings").GroupBy(row => row[1])
        select readings.ToArray();

    // A meter is read when it is installed, and again every few months.
    private static SourceDatabase Supply()
    {
        var meters = Enumerable.Range(0, Meters)
            .Select(id => new object?[] { id, FirstDay + (int)Random.Derive(id).Below(0, 900) }).ToArray();
        var readings = new List<object?[]>();
        foreach (var meter in meters)
        {
            var draws = Random.Derive((int)meter[0]!);
            var (day, value) = ((int)meter[1]!, (int)draws.Below(2, 4) == 0 ? (int)draws.Below(3, 5_000) : 0);
            var count = 2 + (int)draws.Below(4, 8);
            for (var n = 0; n < count; n++)
            {
                var used = n == 0 ? 0 : 50 + (int)draws.Below(10 + n, 400);
                readings.Add([readings.Count, meter[0], day, value, value + used, used]);
                (day, value) = (day + 60 + (int)draws.Below(50 + n, 200), value + used);
            }
        }

        return SourceDatabase.Of(
            (Table("meters", Required("id", new IntegerType(32)), Required("installed", new DateType())).WithKey("id"), meters),
            (Table(
                "readings",
                Required("id", new IntegerType(32)),
                Required("meter_id", new IntegerType(32)),
                Required("taken", new DateType()),
                Required("previous", new IntegerType(32)),
                Required("value", new IntegerType(32)),
                Required("used", new IntegerType(32)))
                .WithKey("id").WithForeignKey("meters", ("meter_id", "id")), readings));
    }

    // Three of four bills are paid, at once or in two parts.
    private static SourceDatabase Accounts()
    {
        var bills = Enumerable.Range(0, Bills).Select(id =>
        {
            var draws = Random.Derive(id);
            var net = 10_00 + draws.Below(0, 190_00);
            var tax = draws.Below(1, 4) == 0 ? 0 : net / (3 + draws.Below(2, 4));
            return new object?[] { id, (Int128)net, (Int128)tax, (Int128)(net + tax) };
        }).ToArray();
        var payments = bills.Where((_, id) => Random.Derive(id).Below(3, 4) > 0).SelectMany(bill =>
        {
            var gross = (long)(Int128)bill[3]!;
            var first = Random.Derive((int)bill[0]!).Below(4, 3) == 0 ? gross / 2 : gross;
            return new[] { first, gross - first }.Where(amount => amount > 0).Select(amount => (Bill: bill[0], Amount: amount));
        }).Select((payment, id) => new object?[] { id, payment.Bill, (Int128)payment.Amount });
        return SourceDatabase.Of(
            (Table(
                "bills",
                Required("id", new IntegerType(32)),
                Required("net", new DecimalType(12, 2)),
                Required("tax", new DecimalType(12, 2)),
                Required("gross", new DecimalType(12, 2)))
                .WithKey("id"), bills),
            (Table(
                "payments",
                Required("id", new IntegerType(32)),
                Required("bill_id", new IntegerType(32)),
                Required("amount", new DecimalType(12, 2)))
                .WithKey("id").WithForeignKey("bills", ("bill_id", "id")), payments));
    }
}
