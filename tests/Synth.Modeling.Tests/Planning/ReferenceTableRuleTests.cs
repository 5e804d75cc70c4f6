using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Planning;

public sealed class ReferenceTableRuleTests
{
    [Fact]
    public void Countries_statuses_and_a_tree_of_categories_are_copied()
    {
        var source = SourceDatabase.Of(
            Codes("country", Range(40).Select(i => $"C{i}")),
            Codes("status", "new", "paid", "sent"),
            (Table("category", Required("id", new IntegerType(32)), Nullable("parent_id", new IntegerType(32)),
                Required("name", new TextType(40))).WithKey("id").WithForeignKey("category", ("parent_id", "id")),
                Range(12).Select(i => new object?[] { i, i < 3 ? null : i % 3, $"Category {i}" })),
            (Table("article", Required("id", new IntegerType(32)), Required("country", new TextType(10)),
                Required("status", new TextType(10)), Required("category_id", new IntegerType(32)),
                Required("price", new DecimalType(9, 2)))
                .WithKey("id").WithForeignKey("country", ("country", "code"))
                .WithForeignKey("status", ("status", "code")).WithForeignKey("category", ("category_id", "id")),
                Range(250).Select(i => new object?[] { i, $"C{i % 40}", "new", i % 12, (Int128)i })));
        var plan = source.Plan();
        foreach (var name in new[] { "country", "status", "category" })
        {
            Assert.Equal(TableMode.Copy, plan[new TableName(name)].Mode);
            Assert.Contains("reference table", plan[new TableName(name)].Reason, StringComparison.Ordinal);
            Assert.Equal(source.RowsOf(name).Length, source.Clone(scale: 2).RowsOf(name).Count);
        }

        Assert.Equal(TableMode.Synthesize, plan[new TableName("article")].Mode);
    }

    [Theory]
    [InlineData("customer", "name", "its name")]
    [InlineData("shop_clients", "name", "its name")]
    [InlineData("club", "LastName", "column LastName")]
    [InlineData("club", "postal_code", "column postal_code")]
    public void Few_rows_that_speak_of_persons_are_not_copied(string table, string column, string reason)
    {
        var plan = Referenced(45, 400, Table(table, Required("id", new IntegerType(32)), Required(column, new TextType(40)))
            .WithKey("id"), i => [i, $"Value {i}"]).Plan();
        Assert.Equal(TableMode.Synthesize, plan[new TableName(table)].Mode);
        Assert.Contains(reason, plan[new TableName(table)].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Districts_with_measured_columns_are_not_copied()
    {
        var plan = Referenced(77, 4500, Table("district", Required("id", new IntegerType(32)), Required("label", new TextType(40)),
            Required("inhabitants", new IntegerType(32))).WithKey("id"), i => [i, $"D{i}", i * 1000]).Plan();
        Assert.Equal(TableMode.Synthesize, plan[new TableName("district")].Mode);
        Assert.Contains("inhabitants", plan[new TableName("district")].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_are_referenced_seldom_or_never_are_not_copied()
    {
        var seldom = Referenced(50, 60, Table("colour", Required("id", new IntegerType(32)), Required("label", new TextType(40)))
            .WithKey("id"), i => [i, $"c{i}"]).Plan();
        Assert.Contains("too seldom", seldom[new TableName("colour")].Reason, StringComparison.Ordinal);
        Assert.Contains("nothing references", seldom[new TableName("user_of")].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us_states", TableMode.Copy)]
    [InlineData("Countries", TableMode.Copy)]
    [InlineData("statement", TableMode.Synthesize)]
    public void Published_lists_are_copied_though_nothing_references_them(string name, TableMode mode)
    {
        var table = Table(name, Required("id", new IntegerType(32)), Required("label", new TextType(40))).WithKey("id");
        var plan = SourceDatabase.Of((table, Enumerable.Range(0, 51).Select(i => new object?[] { i, $"s{i}" }))).Plan();
        Assert.Equal(mode, plan[new TableName(name)].Mode);
    }

    [Fact]
    public void A_table_that_references_new_rows_is_new_itself()
    {
        var source = SourceDatabase.Of(
            Root("region", 30),
            (Table("zone", Required("code", new TextType(10)), Required("region_id", new IntegerType(32)))
                .WithKey("code").WithForeignKey("region", ("region_id", "id")),
                Range(20).Select(i => new object?[] { $"Z{i}", i + 1 })),
            (Table("subzone", Required("code", new TextType(10)), Required("zone", new TextType(10)))
                .WithKey("code").WithForeignKey("zone", ("zone", "code")),
                Range(100).Select(i => new object?[] { $"S{i}", $"Z{i % 20}" })),
            (Table("trip", Required("id", new IntegerType(32)), Required("subzone", new TextType(10)),
                Required("cost", new IntegerType(32))).WithKey("id").WithForeignKey("subzone", ("subzone", "code")),
                Range(600).Select(i => new object?[] { i, $"S{i % 100}", i })));
        var plan = source.Plan();
        Assert.All(new[] { "zone", "subzone" }, name => Assert.Equal(TableMode.Synthesize, plan[new TableName(name)].Mode));
        Assert.Contains("it references region", plan[new TableName("zone")].Reason, StringComparison.Ordinal);
        IntegrityAssert.Holds(source.Clone(), 1);
    }

    private static SourceDatabase Referenced(int rows, int references, Table table, Func<int, object?[]> row) => SourceDatabase.Of(
        (table, Range(rows).Select(row)),
        (Table("user_of", Required("id", new IntegerType(32)), Required("used_id", new IntegerType(32)))
            .WithKey("id").WithForeignKey(table.Name.Name, ("used_id", "id")),
            Range(references).Select(i => new object?[] { i, i % rows })));
}
