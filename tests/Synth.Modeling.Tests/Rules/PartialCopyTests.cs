using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Orders are shipped to their customer, most of them, and lines cost what products cost, since the last list of prices.</summary>
public sealed class PartialCopyTests
{
    private const int Customers = 150;
    private const int Products = 80;
    private const int FirstDay = 738_000;
    private const int NewPrices = FirstDay + 80;
    private const string Street = "orders.street = customers.street in most rows";
    private const string Price = "lines.price = products.price in most rows";
    private static readonly RandomStream Random = RandomStream.FromSeed(83);

    [Fact]
    public void What_most_rows_copy_is_found_and_copied_as_often()
    {
        var model = Source(0.1).Fit();
        Assert.Contains(Street, Names(model));
        var copied = Orders(model).Select(order => order.IsCopied).ToArray();
        Assert.InRange(copied.Count(isCopied => isCopied) / (double)copied.Length, 0.85, 0.95);
    }

    [Fact]
    public void All_orders_of_a_customer_copy_or_none_does_where_the_source_has_it_so()
    {
        var families = Orders(Source(0.1).Fit()).GroupBy(order => order.Customer).ToArray();
        Assert.Contains(families, family => family.All(order => !order.IsCopied));
        Assert.All(families, family => Assert.Single(family.Select(order => order.IsCopied).Distinct()));
    }

    [Fact]
    public void A_price_is_copied_from_the_day_on_that_tells_it()
    {
        var model = Source(0.1).Fit();
        Assert.Contains(Price, Names(model));
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(4));
        var products = synthetic.RowsOf("products").ToDictionary(row => row[0]!, row => row[1]);
        var days = synthetic.RowsOf("orders").ToDictionary(row => row[0]!, row => Long(row[3]));
        var lines = synthetic.RowsOf("lines").ToLookup(row => days[row[1]!] >= NewPrices, row => row[3]!.Equals(products[row[2]!]));
        Assert.InRange(lines[true].Count(isCopied => isCopied) / (double)lines[true].Count(), 0.95, 1);
        Assert.InRange(lines[false].Count(isCopied => isCopied) / (double)lines[false].Count(), 0, 0.2);
    }

    [Fact]
    public void A_price_that_most_lines_repeat_is_not_settled_by_the_dearest_of_them() =>
        Assert.DoesNotContain("products.price = max(lines.price)", Names(Source(0.1).Fit()));

    [Fact]
    public void Columns_that_agree_in_few_rows_are_no_copies() =>
        Assert.DoesNotContain(Street, Names(Source(0.8).Fit()));

    [Fact]
    public void What_every_row_copies_needs_no_share() =>
        Assert.Contains("orders.street = customers.street", Names(Source(0).Fit()));

    [Theory]
    [InlineData(0.8, "orders.street = customers.street in 87% of rows", 0.87)]
    [InlineData(0.3, "orders.street = customers.street in 40% of rows", 0.4)]
    [InlineData(0.1, "orders.street = customers.street in most rows", 0.9)]
    public void Copies_in_a_share_of_rows_are_made_as_asked(double elsewhere, string rule, double share)
    {
        var model = Source(elsewhere).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] });
        Assert.Contains(rule, Names(model));
        var orders = SyntheticDatabase.Generate(model, new SampleOptions(2, 3));
        var copied = Orders(model).Count(order => order.IsCopied) / (double)orders.RowsOf("orders").Count;
        Assert.InRange(copied, share - 0.06, share + 0.06); // 450 customers, whose orders agree: two standard deviations and a half
    }

    [Fact]
    public void Copies_over_a_link_are_made_as_asked()
    {
        const string Asked = "lines.price = products.price in 30% of rows";
        var model = Source(0.1).Fit(SourceDatabase.QuickFit with { AddedRules = [Asked] });
        Assert.Contains(Asked, Names(model));
        Assert.DoesNotContain(Price, Names(model));
    }

    [Theory]
    [InlineData("orders.street = customers.street in 0% of rows")]
    [InlineData("orders.street = customers.street in 100% of rows")]
    [InlineData("orders.street = customers.street in many rows")]
    [InlineData("orders.street = products.price in 50% of rows")]
    [InlineData("orders.placed = customers.street in 50% of rows")]
    [InlineData("lines.price = lines.price in 50% of rows")]
    public void Copies_that_cannot_be_made_are_named(string rule) => Assert.Contains(
        rule,
        Assert.Throws<InvalidOptionsException>(() => Source(0.1).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_copy_can_be_turned_off_by_its_name() => Assert.DoesNotContain(
        Street, Names(Source(0.1).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Street] })));

    [Fact]
    public void Copies_change_no_byte_with_the_number_of_workers_and_survive_the_model_file()
    {
        var model = Source(0.1).Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        var read = ModelFile.Read(file);
        Assert.Equal(model.Rules, read.Rules);
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(3, 2)).Text(),
            SyntheticDatabase.Generate(read, new SampleOptions(3, 2), workers: 3, backwards: true).Text());
    }

    private static HashSet<string> Names(RelationalModel model) => [.. model.Rules.Select(rule => rule.Name)];

    private static IEnumerable<(object Customer, bool IsCopied)> Orders(RelationalModel model)
    {
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(2, 3));
        var streets = synthetic.RowsOf("customers").ToDictionary(row => row[0]!, row => row[1]);
        return synthetic.RowsOf("orders").Select(row => (row[1]!, row[2]!.Equals(streets[row[1]!])));
    }

    // Some customers have all their orders shipped elsewhere; before new prices lines cost a tenth less than products do now.
    private static SourceDatabase Source(double elsewhere)
    {
        var products = Enumerable.Range(0, Products)
            .Select(i => (Id: i, Price: 1000 + (long)Random.Derive(i).Below(0, 50_000))).ToArray();
        var orders = Enumerable.Range(0, Customers).SelectMany(customer =>
        {
            var draws = Random.Derive("customer").Derive(customer);
            var street = customer % 10 < 10 * elsewhere ? StreetOf(Customers + customer) : StreetOf(customer);
            return Enumerable.Range(0, 2 + (int)draws.Below(1, 5))
                .Select(i => (Customer: customer, Street: street, Day: FirstDay + (int)draws.Below(10 + i, 600)));
        }).Select((order, id) => (Id: id, order.Customer, order.Street, order.Day)).ToArray();
        var lines = orders.SelectMany(order => Enumerable.Range(0, 2).Select(i =>
        {
            var product = products[Random.Derive("line").Below((2 * order.Id) + i, Products)];
            return (Order: order.Id, Product: product.Id, Price: order.Day < NewPrices ? product.Price * 9 / 10 : product.Price);
        })).Select((line, id) => new object?[] { id, line.Order, line.Product, line.Price });
        return SourceDatabase.Of(
            (Table("products", Required("id", new IntegerType(32)), Required("price", new IntegerType(64))).WithKey("id"),
                products.Select(product => new object?[] { product.Id, product.Price })),
            (Table("customers", Required("id", new IntegerType(32)), Required("street", new TextType(40))).WithKey("id"),
                Enumerable.Range(0, Customers).Select(customer => new object?[] { customer, StreetOf(customer) })),
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("customer_id", new IntegerType(32)),
                Required("street", new TextType(40)),
                Required("placed", new DateType()))
                .WithKey("id").WithForeignKey("customers", ("customer_id", "id")),
                orders.Select(order => new object?[] { order.Id, order.Customer, order.Street, order.Day })),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)),
                Required("price", new IntegerType(64)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines));
    }

    private static string StreetOf(int number) =>
        $"{"ABCDEFGHIKLM"[number % 12]}{new[] { "berg", "dorf", "hafen", "tal", "wald" }[number % 5]} Road {1 + (number * 7)}";
}
