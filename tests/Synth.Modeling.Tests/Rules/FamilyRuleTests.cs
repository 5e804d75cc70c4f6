using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What a row says of the rows below it, or repeats from a row that it links to, is true in synthetic rows.</summary>
public sealed class FamilyRuleTests
{
    private const int Orders = 300;
    private const int Products = 60;

    [Fact]
    public void Totals_of_children_and_what_is_computed_from_them_are_right()
    {
        var model = Source().Fit();
        Finds(
            model,
            "lines.price = products.price",
            "lines.id in order of orders.id",
            "orders.items = sum(lines.quantity)",
            "orders.last_line = max(lines.added)",
            "orders.last_line is present = f(orders.rows of lines)",
            "orders.lines = count(lines)",
            "orders.total = sum(lines.quantity * price)",
            "orders.due = total + 5");
        Holds(model, "orders", (row, synthetic) =>
        {
            var lines = synthetic.RowsOf("lines").Where(line => line[1]!.Equals(row[0])).ToArray();
            Assert.Equal(lines.Length, Long(row[1]));
            Assert.Equal(lines.Sum(line => Long(line[3])), Long(row[2]));
            Assert.Equal(lines.Length == 0 ? null : lines.Max(line => Long(line[5])), row[3]);
            Assert.Equal(lines.Sum(line => Long(line[3]) * Long(line[4])), Long(row[4]));
            Assert.Equal(Long(row[4]) + 500, Long(row[5]));
        });
    }

    [Fact]
    public void What_all_rows_below_repeat_is_not_their_largest()
    {
        var model = SourceDatabase.Of(
            (Table("clients", Required("id", new IntegerType(32)), Required("closed", new DateType())).WithKey("id"),
                Enumerable.Range(0, 200).Select(i => new object?[] { i, 738_000 + (i * 37 % 900) })),
            (Table("accounts", Required("id", new IntegerType(32)), Required("client_id", new IntegerType(32)),
                Required("closed", new DateType())).WithKey("id").WithForeignKey("clients", ("client_id", "id")),
                Enumerable.Range(0, 600).Select(i => new object?[] { i, i / 3, 738_000 + (i / 3 * 37 % 900) }))).Fit();
        Assert.DoesNotContain(model.Rules, rule => rule.Kind == RuleKind.Aggregate);
        Holds(model, "accounts", (row, synthetic) =>
            Assert.Equal(synthetic.RowsOf("clients").Single(client => client[0]!.Equals(row[1]))[1], row[2]));
    }

    [Fact]
    public void A_price_is_that_of_the_product_that_a_line_links_to()
    {
        var model = Source().Fit();
        Holds(model, "lines", (row, synthetic) =>
            Assert.Equal(synthetic.RowsOf("products").Single(product => product[0]!.Equals(row[2]))[1], row[4]));
    }

    [Fact]
    public void Rules_change_no_byte_with_the_number_of_workers_and_survive_the_model_file()
    {
        var model = Source().Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        var read = ModelFile.Read(file);
        Assert.Equal(model.Rules, read.Rules);
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(3, 4)).Text(),
            SyntheticDatabase.Generate(read, new SampleOptions(3, 4), workers: 3, backwards: true).Text());
    }

    // Orders of 0 to 5 lines, with products that a line repeats the price of.
    private static SourceDatabase Source()
    {
        var random = RandomStream.FromSeed(7);
        Int128[] prices = [.. Enumerable.Range(0, Products).Select(i => (Int128)(100 + random.Below(i, 20_000)))];
        var lines = Enumerable.Range(0, Orders)
            .SelectMany(order => Enumerable.Range(0, (int)random.Derive(order).Below(0, 6))
                .Select(line => (Order: order, Draws: random.Derive(order).Derive(line))))
            .Select((line, id) => (Line: line, Product: (int)line.Draws.Below(0, Products), Id: id))
            .Select(line => new object?[]
            {
                line.Id, line.Line.Order, line.Product, 1 + (int)line.Line.Draws.Below(1, 9), prices[line.Product],
                    738_000 + (int)line.Line.Draws.Below(2, 300),
            })
            .ToArray();
        var under = lines.ToLookup(line => (int)line[1]!);
        return SourceDatabase.Of(
            (Table("products", Required("id", new IntegerType(32)), Required("price", new DecimalType(10, 2))).WithKey("id"),
                prices.Select((price, i) => new object?[] { i, price })),
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("lines", new IntegerType(32)),
                Required("items", new IntegerType(32)),
                Nullable("last_line", new DateType()),
                Required("total", new DecimalType(14, 2)),
                Required("due", new DecimalType(14, 2)))
                .WithKey("id"),
                Enumerable.Range(0, Orders).Select(i => OrderRow(i, [.. under[i]]))),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)),
                Required("quantity", new IntegerType(32)),
                Required("price", new DecimalType(10, 2)),
                Required("added", new DateType()))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines));
    }

    private static object?[] OrderRow(int id, object?[][] lines)
    {
        var total = lines.Aggregate((Int128)0, (sum, line) => sum + ((int)line[3]! * (Int128)line[4]!));
        return
        [
            id, lines.Length, lines.Sum(line => (int)line[3]!), lines.Length == 0 ? null : lines.Max(line => (int)line[5]!), total,
                total + 500,
        ];
    }
}
