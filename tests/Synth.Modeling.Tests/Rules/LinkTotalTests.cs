using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What a row says of all rows that link to it, in whatever family these are, is true once all rows are made.</summary>
public sealed class LinkTotalTests
{
    private const int Products = 80;
    private const int Orders = 400;
    private static readonly RandomStream Random = RandomStream.FromSeed(61);

    [Fact]
    public void Totals_over_links_are_right()
    {
        var model = Shop(isTotal: true).Fit();
        Assert.Superset(
            new HashSet<string>
            {
                "products.sold = sum(lines.quantity)", "products.times = count(lines)", "products.last_sold = max(lines.day)",
                "products.received = sold + stock",
            },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            Check(SyntheticDatabase.Generate(model, options));
        }
    }

    [Fact]
    public void Numbers_that_sum_up_nothing_are_no_totals() => Assert.DoesNotContain(
        Shop(isTotal: false).Fit().Rules, rule => rule.Kind == RuleKind.Aggregate);

    [Fact]
    public void A_total_over_links_is_turned_off_and_asked_for_by_its_name()
    {
        const string Rule = "products.sold = sum(lines.quantity)";
        var without = Shop(isTotal: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] });
        Assert.DoesNotContain(without.Rules, rule => rule.Name == Rule);
        var model = Shop(isTotal: false).Fit(SourceDatabase.QuickFit with { AddedRules = [Rule] });
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(4));
        var lines = synthetic.RowsOf("lines").ToLookup(row => Long(row[2]));
        Assert.All(synthetic.RowsOf("products"), row => Assert.Equal(lines[Long(row[0])].Sum(line => Long(line[3])), Long(row[2])));
    }

    [Fact]
    public void A_total_of_rows_that_do_not_lead_there_is_refused() => Assert.Throws<InvalidOptionsException>(
        () => Shop(isTotal: true).Fit(SourceDatabase.QuickFit with { AddedRules = ["lines.quantity = count(products)"] }));

    [Fact]
    public void Totals_over_links_change_no_byte_with_the_number_of_workers_and_survive_the_model_file()
    {
        var model = Shop(isTotal: true).Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(3, 4)).Text(),
            SyntheticDatabase.Generate(ModelFile.Read(file), new SampleOptions(3, 4), workers: 3, backwards: true).Text());
    }

    [Fact]
    public void Families_whose_rows_are_summed_up_elsewhere_cannot_be_added()
    {
        var obstacles = FamilyTrees.FindObstacles(Shop(isTotal: true).Fit(), new TableName("orders"));
        Assert.Contains(obstacles, issue => issue.Subject == "table products, column sold");
    }

    private static void Check(SyntheticDatabase synthetic)
    {
        var lines = synthetic.RowsOf("lines").ToLookup(row => Long(row[2]));
        Assert.All(synthetic.RowsOf("products"), row =>
        {
            var own = lines[Long(row[0])].ToArray();
            Assert.Equal(own.Sum(line => Long(line[3])), Long(row[2]));
            Assert.Equal(own.Length, Long(row[3]));
            Assert.Equal(own.Length == 0 ? null : own.Max(line => line[4]), row[4]);
            Assert.Equal(Long(row[1]) - Long(row[2]), Long(row[5]));
        });
    }

    // Products that count what was sold of them, in all orders; or that say anything.
    private static SourceDatabase Shop(bool isTotal)
    {
        var lines = Enumerable.Range(0, Orders)
            .SelectMany(order => Enumerable.Range(0, 1 + (int)Random.Derive(order).Below(0, 4))
                .Select(line => Random.Derive(order).Derive(line))
                .Select(draws => new object?[]
                {
                    0, order, (int)Math.Min(draws.Below(0, Products), draws.Below(1, Products)), 1 + (int)draws.Below(2, 9),
                    738_000 + (int)draws.Below(3, 500),
                }))
            .ToArray();
        foreach (var (id, line) in lines.Index())
        {
            line[0] = id;
        }

        var uses = lines.ToLookup(line => (int)line[2]!);
        return SourceDatabase.Of(
            (Table(
                "products",
                Required("id", new IntegerType(32)),
                Required("received", new IntegerType(32)),
                Required("sold", new IntegerType(32)),
                Required("times", new IntegerType(32)),
                Nullable("last_sold", new DateType()),
                Required("stock", new IntegerType(32)))
                .WithKey("id"),
                Enumerable.Range(0, Products).Select(i => Product(i, isTotal ? [.. uses[i]] : [.. uses[(i * 7) % Products]]))),
            (Table("orders", Required("id", new IntegerType(32)), Required("note", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Orders).Select(i => new object?[] { i, (int)Random.Derive(i).Below(7, 5) })),
            (Table(
                "lines",
                Required("id", new IntegerType(32)),
                Required("order_id", new IntegerType(32)),
                Required("product_id", new IntegerType(32)),
                Required("quantity", new IntegerType(32)),
                Required("day", new DateType()))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")).WithForeignKey("products", ("product_id", "id")),
                lines));
    }

    private static object?[] Product(int id, object?[][] lines)
    {
        var received = 200 + (int)Random.Derive(id).Below(8, 300);
        var sold = lines.Sum(line => (int)line[3]!);
        return [id, received, sold, lines.Length, lines.Length == 0 ? null : lines.Max(line => (int)line[4]!), received - sold];
    }
}
