using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Whether there is anything to measure is drawn before how much, so that its rare causes are not lost.</summary>
public sealed class NothingTests
{
    private const int Shops = 150;
    private const int Days = 60;

    private static readonly RandomStream Random = RandomStream.FromSeed(5);
    private static readonly Lazy<SyntheticDatabase> Clone = new(() => Sales(isExact: true).Clone());

    [Fact]
    public void What_is_sold_on_a_rare_day_is_nothing()
    {
        var stocktaking = Clone.Value.RowsOf("sale").Where(row => (string)row[1]! == "stocktaking").ToArray();
        Assert.InRange(stocktaking.Length, Shops, 5 * Shops); // three days of sixty in the source, all of them closed
        Assert.InRange(stocktaking.Average(IsOpen), 0, 0.02);
        Assert.InRange(Clone.Value.RowsOf("sale").Average(IsOpen), 0.8, 0.9);
    }

    [Fact]
    public void What_says_whether_there_is_an_amount_says_so_in_each_row()
    {
        Assert.All(Clone.Value.RowsOf("sale"), row => Assert.Equal(Amount(row) > 0 ? 1 : 0, IsOpen(row)));
        Assert.Contains("sale.is_open = f(sale.amount)", Clone.Value.Model.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void A_few_rows_without_an_amount_change_nothing()
    {
        var stocktaking = Sales(isExact: false).Clone().RowsOf("sale").Where(row => (string)row[1]! == "stocktaking").ToArray();
        Assert.InRange(stocktaking.Average(row => Amount(row) > 0 ? 1 : 0), 0, 0.05);
    }

    private static int IsOpen(object?[] row) => (int)(long)row[3]!;

    private static long Amount(object?[] row) => (long)row[2]!;

    // Shops differ threefold in what they sell; a tenth of the days they are closed for reasons of their own, and all of them three times.
    private static SourceDatabase Sales(bool isExact) => SourceDatabase.Of(
        Root("shop", Shops),
        (Table(
            "sale",
            Required("shop_id", new IntegerType(32)),
            Required("kind", new TextType(20)),
            Required("amount", new IntegerType(32)),
            Required("is_open", new BooleanType()),
            Required("number", new IntegerType(32))).WithKey("shop_id", "number").WithForeignKey("shop", ("shop_id", "id")),
            Range(Shops).SelectMany(shop => Range(Days).Select(day =>
            {
                var place = (shop * Days) + day;
                var isStocktaking = day % 20 == 3;
                var isOpen = !isStocktaking && Random.Uniform(3L * place) > 0.1;
                var sold = (1000 + (13 * shop)) * (0.8 + (0.4 * Random.Uniform((3L * place) + 1)));
                var isGiven = !isExact && place % 1000 == 999; // open, and nothing sold
                var kind = isStocktaking ? "stocktaking" : "usual";
                return new object?[] { shop + 1, kind, isOpen && !isGiven ? (int)sold : 0, isOpen, day + 1 };
            }))));
}
