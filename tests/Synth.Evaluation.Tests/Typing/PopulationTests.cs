using Synth.Schema;
using Synth.Testing;

namespace Synth.Evaluation.Tests;

public sealed class PopulationTests
{
    private static readonly DatabaseSchema Schema = SchemaBuilder.Database(
        SchemaBuilder.Table("region", Id, Text("name")).WithKey("id"),
        SchemaBuilder.Table("customer", Id, Link("region_id"), Text("name"))
            .WithKey("id").WithForeignKey("region", ("region_id", "id")),
        SchemaBuilder.Table("orders", Id, Link("customer_id"), Text("channel"))
            .WithKey("id").WithForeignKey("customer", ("customer_id", "id")));

    private static readonly TableName Regions = new("region");
    private static readonly TableName Customers = new("customer");
    private static readonly TableName Orders = new("orders");

    private static Column Id => SchemaBuilder.Required("id", new IntegerType(64));

    [Fact]
    public void Families_are_those_of_the_tree_where_its_root_divides()
    {
        var rows = Collect().WithFamiliesBelow(new HashSet<TableName>());

        Assert.Equal([0, 1], rows.Data[Regions].Families);
        Assert.Equal([0, 0, 1], rows.Data[Customers].Families);
        Assert.Equal([1, 0, 0, 0], rows.Data[Orders].Families);
    }

    [Fact]
    public void Below_a_table_that_is_the_same_on_all_sides_each_row_heads_a_family()
    {
        var rows = Collect().WithFamiliesBelow(new HashSet<TableName> { Regions });

        Assert.Equal([0, 1, 2], rows.Data[Customers].Families);
        Assert.Equal([2, 0, 1, 0], rows.Data[Orders].Families);
        Assert.Equal(Customers, rows.Data.Scope.RootBelow(Orders, new HashSet<TableName> { Regions }));
    }

    [Fact]
    public void A_shared_table_amid_a_tree_whose_root_divides_changes_nothing()
    {
        var rows = Collect().WithFamiliesBelow(new HashSet<TableName> { Customers });

        Assert.Equal([1, 0, 0, 0], rows.Data[Orders].Families);
    }

    private static Column Text(string name) => SchemaBuilder.Required(name, new TextType(20));

    private static Column Link(string name) => SchemaBuilder.Required(name, new IntegerType(64));

    // Two regions; the first has two customers, and its first customer two orders.
    private static Population Collect()
    {
        var scope = new EvaluationScope(new[] { Regions, Customers, Orders }
            .Select(name => Schema.GetTable(name))
            .Select(table => new TableScope(
                table, table.ForeignKeys.Count > 0 ? table.ForeignKeys[0] : null, IsReference: false, RowCount: 1))
            .ToValueList());
        var collector = new DatabaseCollector(scope, 1000, new Dictionary<TableName, long>(), holdoutShare: 0);
        Add(collector, Regions, [[1L, "north"], [2L, "south"]]);
        Add(collector, Customers, [[10L, 1L, "a"], [11L, 1L, "b"], [12L, 2L, "c"]]);
        Add(collector, Orders, [[100L, 12L, "web"], [101L, 10L, "web"], [102L, 11L, "shop"], [103L, 10L, "web"]]);
        using var collected = collector.Build();
        return Population.Whole(DatasetBuilder.Build([collected], releases: false, TestContext.Current.CancellationToken)[0]);
    }

    private static void Add(DatabaseCollector collector, TableName table, object?[][] rows)
    {
        using var batch = BatchBuilder.Create(Schema.GetTable(table), rows);
        collector.Add(table, batch);
    }
}
