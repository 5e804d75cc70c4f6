using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What never comes together in the source does not do so in synthetic rows.</summary>
public sealed class ExclusionTests
{
    private static readonly string[] Statuses = ["open", "paid", "shipped", "returned", "void"];

    [Fact]
    public void A_status_says_which_dates_there_are()
    {
        var table = Table(
            "orders",
            Required("id", new IntegerType(32)),
            Required("status", new TextType(10)),
            Nullable("paid_at", new DateType()),
            Nullable("shipped_at", new DateType()),
            Nullable("voided_at", new DateType()))
            .WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 800).Select(i => OrderRow(i, RandomStream.FromSeed(2).Derive(i))))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "orders.shipped_at is present = f(orders.status)");
        Assert.Contains(model.Rules, rule => rule.Name == "orders.voided_at is present = f(orders.status)");
        Holds(model, "orders", (row, _) =>
        {
            var status = Array.IndexOf(Statuses, (string)row[1]!);
            Assert.Equal(status is 1 or 2 or 3, row[2] is not null);
            Assert.Equal(status is 2 or 3, row[3] is not null);
            Assert.Equal(status is 4, row[4] is not null);
        });
    }

    [Fact]
    public void One_thing_needs_another_although_that_may_come_alone()
    {
        var table = Table(
            "reviews",
            Required("id", new IntegerType(32)),
            Nullable("title", new IntegerType(32)),
            Nullable("body", new IntegerType(32)),
            Required("kind", new TextType(10)))
            .WithKey("id");
        var model = SourceDatabase
            .Of((table, Enumerable.Range(0, 600).Select(i => (Draw(i, 0, 3) > 0, Draw(i, 1, 2) > 0) is var (hasBody, hasTitle)
            ? new object?[] { i, hasBody
                && hasTitle ? (int)Draw(i, 2, 900) : null, hasBody ? (int)Draw(i, 3, 900) : null, hasBody ? "long" : "short" }
            : []))).Fit();
        Holds(model, "reviews", (row, _) =>
        {
            Assert.True(row[1] is null || row[2] is not null);
            Assert.Equal(row[2] is null ? "short" : "long", row[3]);
        });
    }

    [Fact]
    public void A_parents_value_limits_its_children()
    {
        var model = SourceDatabase.Of(
            (Table("clients", Required("id", new IntegerType(32)), Required("country", new TextType(10)),
                Required("age", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, 300)
                    .Select(i => new object?[] { i, i % 3 == 0 ? "DE" : i % 3 == 1 ? "AT" : "CH", (int)Draw(i, 0, 60) })),
            (Table("orders", Required("id", new IntegerType(32)), Required("client_id", new IntegerType(32)),
                Required("channel", new TextType(10)))
                .WithKey("id").WithForeignKey("clients", ("client_id", "id")),
                Enumerable.Range(0, 1200)
                    .Select(i => new object?[] { i, i / 4, i / 4 % 3 == 0
                    && Draw(i, 1, 2) == 0 ? "store" : Draw(i, 2, 2) == 0 ? "web" : "phone" }))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "orders.channel limited by clients.country");
        Holds(model, "orders", (row, synthetic) =>
            Assert.True((string)row[2]! != "store"
                || "DE".Equals(synthetic.RowsOf("clients").Single(client => client[0]!.Equals(row[1]))[1])));
    }

    [Fact]
    public void What_is_left_out_is_what_was_never_seen() =>
        Gen.Select(Gen.Byte[0, 4], Gen.Byte[0, 3]).Array[0, 200].Sample(rows =>
        {
            var table = new CodeTable(5, 4);
            foreach (var (first, second) in rows)
            {
                table.Add(first, second);
            }

            var seen = rows.Where(row => row.Item1 != 0 && row.Item2 != 0).Select(row => ((int)row.Item1, (int)row.Item2)).ToHashSet();
            Assert.All(table.Empty(), pair => Assert.DoesNotContain(pair, seen));
            Assert.Subset(table.Empty().ToHashSet(), table.Implied(1).ToHashSet());
            Assert.Equal(seen.GroupBy(pair => pair.Item1).All(group => group.Count() == 1), table.FirstDecides);
            Assert.Equal(seen.GroupBy(pair => pair.Item2).All(group => group.Count() == 1), table.SecondDecides);
        });

    private static object?[] OrderRow(int id, RandomStream draws)
    {
        var status = (int)draws.Below(0, 5);
        return
        [
            id,
            Statuses[status],
            status is 1 or 2 or 3 ? 738_000 + (int)draws.Below(1, 300) : null,
            status is 2 or 3 ? 738_400 + (int)draws.Below(2, 300) : null,
            status is 4 ? 738_000 + (int)draws.Below(3, 300) : null,
        ];
    }

    private static long Draw(int row, int index, int bound) => RandomStream.FromSeed(9).Derive(row).Below(index, bound);
}
