using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Lines of an order lead to products that were on sale when it was placed.</summary>
public sealed class LinkOrderTests
{
    private const int Products = 200;
    private const int Orders = 500;
    private const int FirstDay = 738_000;
    private const string Rule = "products.launched <= orders.placed over lines.product_id";
    private static readonly RandomStream Random = RandomStream.FromSeed(71);

    [Fact]
    public void Links_keep_to_the_dates_of_the_rows_above()
    {
        var model = Shop(isOnSale: true).Fit();
        Assert.Superset(
            new HashSet<string> { Rule, "products.ended >= orders.placed over lines.product_id" },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        Holds(model, "lines", (row, synthetic) =>
        {
            var (launched, ended, placed) = DatesOf(row, synthetic);
            Assert.True(IsOnSale(launched, ended, placed)
                || !synthetic.RowsOf("products").Any(product => IsOnSale(Long(product[1]), (long?)product[2], placed)));
        });
    }

    [Fact]
    public void Lines_stay_unique_within_their_order()
    {
        var synthetic = SyntheticDatabase.Generate(Shop(isOnSale: true).Fit(), new SampleOptions(2));
        var pairs = synthetic.RowsOf("lines").Select(row => (row[1], row[2])).ToArray();
        Assert.Equal(pairs.Length, pairs.Distinct().Count());
    }

    [Fact]
    public void Links_that_heed_no_date_are_no_rule() => Assert.DoesNotContain(
        Shop(isOnSale: false).Fit().Rules, rule => rule.Name.Contains(" over ", StringComparison.Ordinal));

    [Fact]
    public void A_link_is_turned_off_and_asked_for_by_its_name()
    {
        var without = Shop(isOnSale: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] });
        Assert.DoesNotContain(without.Rules, rule => rule.Name == Rule);
        var model = Shop(isOnSale: false).Fit(SourceDatabase.QuickFit with { AddedRules = [Rule] });
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(3));
        var first = synthetic.RowsOf("products").Min(row => Long(row[1]));
        Assert.All(synthetic.RowsOf("lines"), row =>
        {
            var (launched, _, placed) = DatesOf(row, synthetic);
            Assert.True(launched <= placed || placed < first);
        });
    }

    [Theory]
    [InlineData("products.launched <= orders.placed over lines.order_id")]
    [InlineData("products.id <= orders.placed over lines.product_id")]
    [InlineData("products.launched <= orders.placed over")]
    public void A_link_that_cannot_be_kept_is_refused(string rule) => Assert.Throws<InvalidOptionsException>(
        () => Shop(isOnSale: true).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] }));

    private static bool IsOnSale(long launched, long? ended, long placed) => launched <= placed && !(ended < placed);

    private static (long Launched, long? Ended, long Placed) DatesOf(object?[] line, SyntheticDatabase synthetic)
    {
        var product = synthetic.RowsOf("products").Single(row => row[0]!.Equals(line[2]));
        var order = synthetic.RowsOf("orders").Single(row => row[0]!.Equals(line[1]));
        return (Long(product[1]), (long?)product[2], Long(order[1]));
    }

    // Products that are sold from their launch on until they end; or at any time.
    private static SourceDatabase Shop(bool isOnSale)
    {
        var products = Enumerable.Range(0, Products).Select(i =>
        {
            var launched = FirstDay + (i < 20 ? 0 : (int)Random.Derive(i).Below(0, 700));
            var hasEnded = i >= 20 && Random.Derive(i).Below(1, 2) == 0;
            return (Id: i, Launched: launched, Ended: hasEnded ? launched + 60 + (int)Random.Derive(i).Below(2, 200) : (int?)null);
        }).ToArray();
        var orders = Enumerable.Range(0, Orders).Select(i => (Id: i, Placed: FirstDay + (int)Random.Derive(i).Below(3, 900))).ToArray();
        var lines = orders.SelectMany(order =>
        {
            var draws = Random.Derive(order.Id);
            var open = isOnSale
                ? [.. products.Where(product => product.Launched <= order.Placed && !(product.Ended < order.Placed))]
                : products;
            return Enumerable.Range(0, 1 + (int)draws.Below(4, 4))
                .Select(line => open[draws.Below(5 + line, open.Length)].Id).Distinct()
                .Select(product => (Order: order.Id, Product: product));
        }).Select((line, id) => new object?[] { id, line.Order, line.Product });
        return SourceDatabase.Of(
            (Table(
                "products",
                Required("id", new IntegerType(32)),
                Required("launched", new DateType()),
                Nullable("ended", new DateType()))
                .WithKey("id"),
                products.Select(product => new object?[] { product.Id, product.Launched, product.Ended })),
            (Table("orders", Required("id", new IntegerType(32)), Required("placed", new DateType())).WithKey("id"),
                orders.Select(order => new object?[] { order.Id, order.Placed })),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)))
                .WithKey("id").WithUnique("order_id", "product_id")
                .WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines));
    }
}
