using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Planning;

public sealed class VirtualKeysTests
{
    private static readonly DatabaseSchema Schema = Database(
        new Table { Name = new TableName("customers"), Columns = [Column("id"), Column("name")] },
        new Table { Name = new TableName("orders"), Columns = [Column("id"), Column("customer_id")] });

    private static readonly VirtualKey Primary = new(new TableName("customers"), ["id"], null, []);
    private static readonly VirtualKey Foreign = new(new TableName("orders"), ["customer_id"], new TableName("customers"), []);

    [Fact]
    public void A_foreign_key_may_lead_to_a_virtual_primary_key_in_any_order_of_the_list()
    {
        var schema = VirtualKeys.Add(Schema, [Foreign, Primary]);

        Assert.Equal(["id"], schema.GetTable(Primary.Table).PrimaryKey!.Columns);
        var key = Assert.Single(schema.GetTable(Foreign.Table).ForeignKeys);
        Assert.Equal([new ForeignKeyColumn("customer_id", "id")], key.Columns);
    }

    [Fact]
    public void What_was_added_can_be_taken_away() => Assert.Equal(Schema, VirtualKeys.Remove(VirtualKeys.Add(Schema, [Primary, Foreign])));

    [Fact]
    public void Keys_that_do_not_fit_are_all_reported()
    {
        var error = Assert.Throws<UnsupportedSchemaException>(() => VirtualKeys.Add(Schema,
        [
            new VirtualKey(new TableName("nothing"), ["id"], null, []),
            new VirtualKey(new TableName("orders"), ["total"], null, []),
            new VirtualKey(new TableName("orders"), ["customer_id"], new TableName("nobody"), []),
            new VirtualKey(new TableName("orders"), ["customer_id"], new TableName("customers"), ["name"]),
            new VirtualKey(new TableName("orders"), ["customer_id"], new TableName("customers"), ["name", "id"]),
            new VirtualKey(new TableName("orders"), ["customer_id"], new TableName("customers"), ["nom"]),
        ]));

        Assert.Equal(6, error.Issues.Count);
    }
}
