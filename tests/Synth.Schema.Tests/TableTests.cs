using Xunit;

namespace Synth.Schema.Tests;

public sealed class TableTests
{
    private static readonly Table Customer = SchemaSketch.Table("customer", new SchemaSketch.Reference("country")) with
    {
        UniqueConstraints = [new UniqueConstraint("customer_email", ["email"])],
        Indexes =
        [
            new Index { Name = "plain", Keys = [new IndexKey("a")] },
            new Index { Name = "unique", Keys = [new IndexKey("b"), new IndexKey("c", IsDescending: true)], IsUnique = true },
            new Index { Name = "partial", Keys = [new IndexKey("d")], IsUnique = true, Filter = "d > 0" },
            new Index { Name = "expression", Keys = [new IndexKey(null, "lower(e)")], IsUnique = true },
        ],
    };

    [Fact]
    public void Unique_keys_are_those_that_identify_any_row() =>
        Assert.Equal([["id"], ["email"], ["b", "c"]], Customer.UniqueKeys());

    [Fact]
    public void A_keyless_table_has_no_unique_keys() =>
        Assert.Empty((Customer with { PrimaryKey = null, UniqueConstraints = [], Indexes = [] }).UniqueKeys());

    [Fact]
    public void Finds_columns_by_name()
    {
        Assert.Equal(1, Customer.IndexOf("country_id0"));
        Assert.Equal("id", Customer.FindColumn("id")!.Name);
        Assert.Null(Customer.FindColumn("ID"));
        Assert.Throws<ArgumentException>(() => Customer.IndexOf("nothing"));
    }

    [Fact]
    public void Schemas_are_equal_by_value_in_depth()
    {
        static DatabaseSchema Make(string comment) =>
            SchemaSketch.Database(Customer with { Columns = [SchemaSketch.Column("id") with { Comment = comment }] });

        Assert.Equal(Make("a"), Make("a"));
        Assert.Equal(Make("a").GetHashCode(), Make("a").GetHashCode());
        Assert.NotEqual(Make("a"), Make("b"));
    }

    [Fact]
    public void A_generated_column_is_not_writable()
    {
        var column = SchemaSketch.Column("total");
        Assert.True(column.IsWritable);
        Assert.False((column with { Generated = new GeneratedColumn("a + b", IsStored: true) }).IsWritable);
    }

    [Fact]
    public void A_schema_says_which_table_it_lacks()
    {
        var schema = SchemaSketch.Database(Customer);
        Assert.Same(Customer, schema.GetTable(new TableName("customer")));
        Assert.Null(schema.FindTable(new TableName("shop", "customer")));
        Assert.Contains("shop.order", Assert.Throws<ArgumentException>(() => schema.GetTable(new TableName("shop", "order")))
            .Message, StringComparison.Ordinal);
    }
}
