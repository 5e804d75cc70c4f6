using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Dates that all customers share: bills are sent at the end of the month.</summary>
public sealed class SharedDaysTests
{
    private static readonly DateOnly First = new(2020, 1, 31);

    [Fact]
    public void Bills_are_sent_on_the_days_of_all_bills_and_not_before_a_customer_is_one()
    {
        var clone = Bills().Clone();
        IntegrityAssert.Holds(clone, 1);
        var days = Range(24).Select(month => (long)First.AddMonths(month).DayNumber).ToHashSet();
        var sent = clone.Column<long>("bill", "sent");
        Assert.True(sent.Count(days.Contains) >= 0.97 * sent.Length);

        var since = clone.RowsOf("customer").ToDictionary(row => row[0]!, row => (long)row[1]!);
        var bills = clone.RowsOf("bill").Select(row => (Customer: row[1]!, Day: (long)row[2]!)).ToArray();
        Assert.All(bills, bill => Assert.True(bill.Day >= since[bill.Customer]));
        Assert.True(bills.Distinct().Count() >= 0.98 * bills.Length);
    }

    private static SourceDatabase Bills()
    {
        var integer = new IntegerType(32);
        var bill = Table(
            "bill", Required("id", integer), Required("customer_id", integer), Required("sent", new DateType()), Required("sum", integer));
        return SourceDatabase.Of(
            (Table("customer", Required("id", integer), Required("since", new DateType())).WithKey("id"),
                Range(300).Select(i => new object?[] { i + 1, Joined(i).DayNumber })),
            (bill.WithKey("id").WithForeignKey("customer", ("customer_id", "id")),
                Range(300).SelectMany(i => Range(24).Select(First.AddMonths).Where(day => day >= Joined(i)).Take(2 + (i % 9))
                    .Select((day, j) => new object?[] { (i * 100) + j, i + 1, day.DayNumber, 20 + (((i * 31) + (j * 17)) % 80) }))));
    }

    private static DateOnly Joined(int customer) => new DateOnly(2020, 1, 1).AddDays(customer * 47 % 440);
}
