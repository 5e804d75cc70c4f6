using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Lines of orders whose price follows that of the product they link to.</summary>
public sealed class LinkedPriceTests
{
    private const int Products = 150;
    private const int Orders = 1500;

    private static readonly TableName Product = new("products");
    private static readonly TableName Line = new("lines");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_price_of_a_line_follows_that_of_its_product(long seed)
    {
        var source = Source();
        Assert.InRange(Correlation(source.RowsOf("products"), source.RowsOf("lines")), 0.95, 1);

        // Lines know only the cluster of their product, so a part of the dependence is lost.
        var synthetic = SyntheticDatabase.Generate(source.Fit(FitOptions.Default with { Workers = 2 }), new SampleOptions(seed));
        Assert.InRange(Correlation(synthetic.RowsOf("products"), synthetic.RowsOf("lines")), 0.8, 1);
    }

    [Fact]
    public void Each_product_has_exactly_the_lines_that_were_counted_for_it()
    {
        var model = Source().Fit();
        var link = Assert.Single(model.ModelOf(Line).Links);
        Assert.Equal(LinkKind.Dealt, link.Kind);
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var counted = SkeletonBuilder.Build(model, options, 1, TestContext.Current.CancellationToken).Counted(Product, Line, 0);
            var synthetic = SyntheticDatabase.Generate(model, options);
            var lines = synthetic.RowsOf("lines").CountBy(row => row[2]!).ToDictionary();
            Assert.Equal(
                Enumerable.Range(0, counted.Count).Select(row => counted.LengthOf(row)),
                synthetic.RowsOf("products").Select(row => lines.GetValueOrDefault(row[0]!)));
        }
    }

    private static double Correlation(IReadOnlyList<object?[]> products, IReadOnlyList<object?[]> lines)
    {
        var prices = products.ToDictionary(row => Number(row[0]), row => Number(row[1]));
        return MathNet.Numerics.Statistics.Correlation.Spearman(lines.Select(row => prices[Number(row[2])]),
            lines.Select(row => Number(row[3])));
    }

    private static double Number(object? value) => value is Int128 digits
        ? (double)digits
        : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static SourceDatabase Source()
    {
        var random = RandomStream.FromSeed(1);
        object?[][] products = [.. Enumerable.Range(0, Products).Select(i => new object?[] { i, 100 + (int)random.Below(i, 10_000) })];
        var lines = Enumerable.Range(0, 4 * Orders).Select(i =>
        {
            var draws = random.Derive(i);
            var product = (int)(Products * draws.Uniform(1) * draws.Uniform(2));
            return new object?[] { i, (int)draws.Below(0, Orders), product,
                (int)((int)products[product][1]! * (0.9 + (0.2 * draws.Uniform(3)))) };
        });
        return SourceDatabase.Of(
            (Table("products", Required("id", new IntegerType(32)), Required("price", new DecimalType(10, 2))).WithKey("id"), products),
            (Table("orders", Required("id", new IntegerType(32)), Required("placed", new DateType())).WithKey("id"),
                Enumerable.Range(0, Orders).Select(i => new object?[] { i, 738_000 + (int)random.Below(-i - 1, 700) })),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)),
                Required("unit_price", new DecimalType(10, 2)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines.OrderBy(line => (int)line[1]!)));
    }
}
