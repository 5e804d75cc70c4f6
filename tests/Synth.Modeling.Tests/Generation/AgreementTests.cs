using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Foreign keys that share columns lead to rows that agree in them, although the tables have no parent in common.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_has_a_product_of_its_orders_tenant(bool isReference)
    {
        foreach (var scale in new[] { 0.5, 1, 3 })
        {
            var synthetic = Source(isReference).Clone(scale);
            var products = synthetic.RowsOf("products").Select(row => (row[0], row[1])).ToHashSet();
            var orders = synthetic.RowsOf("orders").Select(row => (row[0], row[1])).ToHashSet();
            Assert.Equal(synthetic.RowsOf("products").Count, products.Count);
            Assert.All(synthetic.RowsOf("lines"), line =>
            {
                Assert.Contains((line[0], line[3]), products);
                Assert.Contains((line[0], line[1]), orders);
            });
            Assert.InRange(synthetic.RowsOf("lines").Select(line => line[3]).Distinct().Count(), 5, int.MaxValue);
        }
    }

    [Fact]
    public void Rows_that_agree_are_chosen_alike_whatever_the_workers()
    {
        var model = Source(isReference: false).Fit();
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2)).Text(),
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2), workers: 3, backwards: true).Text());
    }

    private static SourceDatabase Source(bool isReference)
    {
        var random = RandomStream.FromSeed(4);
        (Table, IEnumerable<object?[]>) tenants = isReference
            ? (Table("tenants", Required("id", new IntegerType(32)), Required("label", new TextType(20))).WithKey("id"),
                Range(6).Select(i => new object?[] { i + 1, $"tenant {i}" }))
            : (Table("tenants", Required("id", new IntegerType(32)), Required("opened", new DateType())).WithKey("id"),
                Range(6).Select(i => new object?[] { i + 1, 738_000 + i }));
        return SourceDatabase.Of(
            tenants,
            (Table("products", Required("tenant", new IntegerType(32)),
                Required("id", new IntegerType(32)), Required("price", new IntegerType(32)))
                .WithKey("tenant", "id").WithForeignKey("tenants", ("tenant", "id")),
                Range(90).Select(i => new object?[] { 1 + (i % 6), 1 + (i / 6), (int)random.Below(i, 900) })),
            (Table("orders", Required("tenant", new IntegerType(32)),
                Required("id", new IntegerType(32)), Required("placed", new DateType()))
                .WithKey("tenant", "id").WithForeignKey("tenants", ("tenant", "id")),
                Range(150).Select(i => new object?[] { 1 + (i % 6), 1 + (i / 6), 738_000 + (int)random.Below(1000 + i, 300) })),
            (Table(
                "lines",
                Required("tenant", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("n", new IntegerType(32)),
                Required("product_id", new IntegerType(32)))
                .WithKey("tenant", "order_id", "n")
                .WithForeignKey("orders", ("tenant", "tenant"), ("order_id", "id"))
                .WithForeignKey("products", ("tenant", "tenant"), ("product_id", "id")),
                Range(150).SelectMany(i => Range(1 + (int)random.Below(2000 + i, 3)).Select(n =>
                    new object?[] { 1 + (i % 6), 1 + (i / 6), n + 1, 1 + (int)random.Below(3000 + (10 * i) + n, 15) }))));
    }
}
