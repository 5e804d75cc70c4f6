using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Prices of lines that are those of their products, or some percent of them.</summary>
public sealed class LinkedScaleTests
{
    private const int Products = 80;
    private const int Orders = 400;

    private static readonly RandomStream Random = RandomStream.FromSeed(4);

    private static readonly double[] Factors = [1, 0.8, 0.5];

    [Fact]
    public void A_price_is_one_of_the_few_multiples_of_its_products()
    {
        var model = Source(draws => Factors[draws.Uniform(3) < 0.6 ? 0 : draws.Uniform(4) < 0.7 ? 1 : 2]).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "lines.unit_price = products.price * 1 or 0.8 or 0.5");

        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(1));
        var prices = synthetic.RowsOf("products").ToDictionary(row => Number(row[0]), row => Number(row[1]));
        var shares = synthetic.RowsOf("lines")
            .Select(row => FactorOf(Number(row[3]), prices[Number(row[2])])).CountBy(factor => factor).ToDictionary();

        // 1,600 lines: shares of 0.6, 0.28 and 0.12 with standard deviations of 0.012 and less.
        Assert.Equal(Factors.Order(), shares.Keys.Order());
        Assert.InRange(shares[1] / 1600.0, 0.54, 0.66);
        Assert.InRange(shares[0.8] / 1600.0, 0.22, 0.34);
    }

    [Fact]
    public void Prices_that_vary_freely_about_their_products_are_no_multiples() =>
        Assert.DoesNotContain(
            Source(draws => 0.9 + (0.2 * draws.Uniform(3))).Fit().Rules,
            rule => rule.Name.StartsWith("lines.unit_price", StringComparison.Ordinal));

    private static double FactorOf(long price, long full) => Factors.Single(factor => price == Rounded(full, factor));

    private static long Rounded(long full, double factor) => (long)Math.Round(full * (decimal)factor, MidpointRounding.AwayFromZero);

    private static long Number(object? value) =>
        value is Int128 digits ? (long)digits : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static SourceDatabase Source(Func<RandomStream, double> factor)
    {
        object?[][] products =
            [.. Enumerable.Range(0, Products).Select(i => new object?[] { i, (Int128)(1001 + (7 * Random.Below(i, 3_000))) })];
        var lines = Enumerable.Range(0, 4 * Orders).Select(i =>
        {
            var draws = Random.Derive(i);
            var product = (int)draws.Below(1, Products);
            return new object?[] { i, i / 4, product, (Int128)Rounded((long)(Int128)products[product][1]!, factor(draws)) };
        });
        return SourceDatabase.Of(
            (Table("products", Required("id", new IntegerType(32)), Required("price", new DecimalType(10, 2))).WithKey("id"), products),
            (Table("orders", Required("id", new IntegerType(32)), Required("placed", new DateType())).WithKey("id"),
                Enumerable.Range(0, Orders).Select(i => new object?[] { i, 738_000 + (int)Random.Below(-i - 1, 700) })),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)),
                Required("unit_price", new DecimalType(10, 2)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines));
    }
}
