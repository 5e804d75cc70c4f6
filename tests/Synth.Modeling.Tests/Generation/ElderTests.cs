using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Keys of a table to itself that share the tenant with its other keys stay within the tenant and make no circle.</summary>
public sealed class ElderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_category_hangs_under_an_earlier_one_of_its_tenant(bool isSelfKeyFirst)
    {
        var model = Source(isSelfKeyFirst).Fit();
        Assert.Equal(2, model.ModelOf(new TableName("categories")).Links.Count(link => link.Kind == LinkKind.Elder));
        foreach (var scale in new[] { 0.5, 1, 3 })
        {
            var rows = SyntheticDatabase.Generate(model, new SampleOptions(1, scale)).RowsOf("categories");
            var order = rows.Select((row, i) => (Key: (row[0], row[1]), i)).ToDictionary(entry => entry.Key, entry => entry.i);
            Assert.Equal(rows.Count, order.Count);
            Assert.InRange(rows.Count(row => row[2] is not null) / (double)rows.Count, 0.6, 0.95);
            Assert.All(rows.Index().Where(row => row.Item[2] is not null),
                row => Assert.InRange(order[(row.Item[0], row.Item[2])], 0, row.Index - 1));
            Assert.All(rows.Index(), row => Assert.InRange(order[(row.Item[0], row.Item[3])], 0, row.Index));
            Assert.InRange(rows.Select(row => row[0]).Distinct().Count(), 5, 6);
        }
    }

    [Fact]
    public void The_rows_do_not_depend_on_the_workers()
    {
        var model = Source(isSelfKeyFirst: false).Fit();
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2)).Text(),
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2), workers: 3, backwards: true).Text());
    }

    [Fact]
    public void None_leads_to_a_later_row_or_to_one_that_does_not_agree() =>
        Gen.Select(Gen.Select(Gen.Long[-1, 5], Gen.Long[-1, 3]).Array[1, 40], Gen.Bool).Sample((drawn, isUnique) =>
        {
            var leaders = Array.ConvertAll(drawn, entry => entry.Item2);
            var chosen = ElderLinks.Choose(Array.ConvertAll(drawn, entry => entry.Item1), leaders, isUnique, mayBeNull: true);
            var led = chosen.Where(row => row >= 0).ToArray();
            return chosen.Index().All(entry => entry.Item <= entry.Index && (entry.Item < 0 || leaders[entry.Item] == leaders[entry.Index]))
                && (!isUnique || led.Distinct().Count() == led.Length);
        });

    private static SourceDatabase Source(bool isSelfKeyFirst)
    {
        var random = RandomStream.FromSeed(4);
        var categories = Table(
            "categories",
            Required("tenant", new IntegerType(32)),
            Required("id", new IntegerType(32)),
            Nullable("parent", new IntegerType(32)),
            Required("top", new IntegerType(32)),
            Required("rank", new IntegerType(32))).WithKey("tenant", "id");
        categories = isSelfKeyFirst ? WithSelfKeys(categories).WithForeignKey("tenants", ("tenant", "id"))
            : WithSelfKeys(categories.WithForeignKey("tenants", ("tenant", "id")));
        return SourceDatabase.Of(
            (Table("tenants", Required("id", new IntegerType(32)), Required("label", new TextType(20))).WithKey("id"),
                Range(6).Select(i => new object?[] { i + 1, $"tenant {i}" })),
            (categories, Range(240).Select(i => new object?[]
            {
                (i / 40) + 1, (i % 40) + 1, i % 40 < 8 ? null : 1 + (int)random.Below(i, i % 40), i % 3 == 0 ? (i % 40) + 1 : 1, i % 5,
            })));
    }

    private static Table WithSelfKeys(Table table) => table
        .WithForeignKey("categories", ("tenant", "tenant"), ("parent", "id"))
        .WithForeignKey("categories", ("tenant", "tenant"), ("top", "id"));
}
