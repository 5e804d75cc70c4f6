using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Of rows that are made for their dates alone only these are filled, and come out as in the whole rows.</summary>
public sealed class EarlyColumnsTests
{
    private const int Members = 200;
    private const int FirstDay = 738_000;
    private static readonly TableName[] Line = [new("members"), new("orders"), new("payments")];
    private static readonly RandomStream Random = RandomStream.FromSeed(31);

    private static readonly Lazy<RelationalModel> Model = new(() => Shop().Fit());

    [Fact]
    public void A_date_that_is_counted_from_the_row_above_asks_for_dates_alone()
    {
        var needs = EarlyColumns.FindNeeds(Model.Value, Line, ["paid"], _ => false);
        Assert.Equal([["joined"], ["placed"], ["paid"]], needs.Select((columns, level) => NamesOf(level, columns)));
    }

    [Fact]
    public void What_is_above_whole_rows_is_whole()
    {
        var needs = EarlyColumns.FindNeeds(Model.Value, Line, ["paid"], table => table == Line[1]);
        Assert.Null(needs[0]);
        Assert.Null(needs[1]);
        Assert.Equal(["paid"], NamesOf(2, needs[2]));
    }

    [Fact]
    public void A_column_of_a_link_takes_whole_rows() =>
        Assert.All(EarlyColumns.FindNeeds(Model.Value, Line, ["clerk_id"], _ => false), Assert.Null);

    [Fact]
    public void A_column_of_its_own_asks_for_nothing_above()
    {
        var needs = EarlyColumns.FindNeeds(Model.Value, Line, ["amount"], _ => false);
        Assert.Equal([[], [], ["amount"]], needs.Select((columns, level) => NamesOf(level, columns)));
    }

    [Fact]
    public void Keys_grow_with_dates_that_are_counted_over_two_generations()
    {
        Assert.Contains(Model.Value.Rules, rule => rule.Name == "payments.id in order of payments.paid");
        var synthetic = SyntheticDatabase.Generate(Model.Value, new SampleOptions(6, 2));
        foreach (var (table, date) in new[] { ("orders", 2), ("payments", 3) })
        {
            var dates = synthetic.RowsOf(table).OrderBy(row => Long(row[0])).Select(row => Long(row[date])).ToArray();
            Assert.True(dates.Length > Members);
            Assert.Equal(dates.Order(), dates);
        }
    }

    private static string[] NamesOf(int level, IReadOnlySet<int>? columns) =>
        [.. columns!.Select(column => Model.Value.ModelOf(Line[level]).Columns[column].Name)];

    private static SourceDatabase Shop()
    {
        var joined = Enumerable.Range(0, Members).Select(i => FirstDay + (int)Random.Derive("joined").Below(i, 1500)).ToArray();
        var orders = Enumerable.Range(0, 4 * Members)
            .Select(i => (Member: i % Members, Placed: joined[i % Members] + 1 + (int)Random.Derive("placed").Below(i, 300)))
            .OrderBy(order => order.Placed).ToArray();
        var payments = orders.Index()
            .Select(order => (Order: order.Index, Paid: order.Item.Placed + (int)Random.Derive("paid").Below(order.Index, 30)))
            .OrderBy(payment => payment.Paid);
        return SourceDatabase.Of(
            (Table("clerks", Required("id", new IntegerType(32)), Required("name", new TextType(20))).WithKey("id"),
                Enumerable.Range(0, 60).Select(i => new object?[] { i + 1, $"clerk {i}" })),
            (Table("members", Required("id", new IntegerType(32)), Required("joined", new DateType())).WithKey("id"),
                joined.Select((day, i) => new object?[] { i + 1, day })),
            (Table("orders", Required("id", new IntegerType(32)), Required("member_id", new IntegerType(32)),
                Required("placed", new DateType())).WithKey("id").WithForeignKey("members", ("member_id", "id")),
                orders.Select((order, i) => new object?[] { i + 1, order.Member + 1, order.Placed })),
            (Table("payments", Required("id", new IntegerType(32)), Required("order_id", new IntegerType(32)),
                Required("clerk_id", new IntegerType(32)), Required("paid", new DateType()), Required("amount", new IntegerType(32)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("clerks", ("clerk_id", "id")),
                payments.Select((payment, i) => new object?[]
                {
                    i + 1, payment.Order + 1, 1 + (int)Random.Derive("clerk").Below(i, 60), payment.Paid,
                    10 + (int)Random.Derive("amount").Below(i, 500),
                })));
    }
}
