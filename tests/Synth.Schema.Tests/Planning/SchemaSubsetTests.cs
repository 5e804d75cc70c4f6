using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Planning;

public sealed class SchemaSubsetTests
{
    private static readonly TableName Gone = new("customers");
    private static readonly TableName Orders = new("orders");

    private static readonly DatabaseSchema Schema = Database(
        new Table { Name = Gone, Columns = [Column("id")] },
        new Table
        {
            Name = Orders,
            Columns = [Column("id"), Column("customer_id")],
            Definition = "CREATE TABLE orders …",
            ForeignKeys = [new ForeignKey { ReferencedTable = Gone, Columns = [new("customer_id", "id")] }],
        }) with
    {
        Views =
        [
            new View(new TableName("names"), "…", false, [Gone]),
            new View(new TableName("more_names"), "…", false, [new TableName("names")]),
            new View(new TableName("order_list"), "…", false, [Orders]),
        ],
        Triggers =
        [
            new Trigger("on_customers", Gone, "…"),
            new Trigger("on_names", new TableName("names"), "…"),
            new Trigger("on_orders", Orders, "…"),
        ],
    };

    [Fact]
    public void All_that_cannot_stand_without_a_table_goes_with_it()
    {
        var rest = SchemaSubset.Without(Schema, name => name == Gone);

        Assert.Equal([Orders], rest.Tables.Select(table => table.Name));
        Assert.Empty(rest.GetTable(Orders).ForeignKeys);
        Assert.Null(rest.GetTable(Orders).Definition);
        Assert.Equal(["order_list"], rest.Views.Select(view => view.Name.Name));
        Assert.Equal(["on_orders"], rest.Triggers.Select(trigger => trigger.Name));
        Assert.Equal(
            ["table customers", "view names", "view more_names", "foreign key customer_id of orders"],
            rest.LeftOut.Select(entry => entry.Subject));
    }

    [Fact]
    public void Without_anything_left_out_the_schema_is_as_it_was() =>
        Assert.Same(Schema, SchemaSubset.Without(Schema, _ => false));
}
