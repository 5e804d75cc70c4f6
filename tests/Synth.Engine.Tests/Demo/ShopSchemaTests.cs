using Synth.Engine.Demo;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Demo;

public sealed class ShopSchemaTests
{
    private static readonly ShopRows Shop = ShopRows.Default;

    public static TheoryData<string> TableNames => [.. ShopDatabase.Schema.Tables.Select(table => table.Name.Name)];

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Keys_are_unique(string name)
    {
        var table = ShopDatabase.Schema.GetTable(new TableName(name));
        foreach (var key in table.UniqueKeys())
        {
            var values = Shop[name].Select(row => row.Key(key)).ToArray();
            Assert.Equal(values.Length, values.Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Foreign_keys_point_to_rows_and_to_declared_keys(string name)
    {
        var table = ShopDatabase.Schema.GetTable(new TableName(name));
        foreach (var key in table.ForeignKeys)
        {
            Assert.Contains(key.ReferencedColumns.ToValueList(), ShopDatabase.Schema.GetTable(key.ReferencedTable).UniqueKeys());
            var referenced = Shop[key.ReferencedTable.Name].Select(row => row.Key(key.ReferencedColumns)).ToHashSet();
            Assert.All(
                Shop[name].Select(row => row.Key(key.ReferencingColumns)).OfType<string>(),
                value => Assert.Contains(value, referenced));
        }
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Values_fit_their_columns(string name)
    {
        var table = ShopDatabase.Schema.GetTable(new TableName(name));
        foreach (var column in table.Columns)
        {
            var values = Shop[name].Select(row => row[column.Name]).ToArray();
            Assert.Equal(column.IsNullable, values.Contains(null));
            if (column.Type is TextType { MaxLength: { } limit })
            {
                Assert.All(values.OfType<string>(), text => Assert.InRange(text.Length, 1, limit));
            }
        }
    }

    [Fact]
    public void Rows_come_after_the_rows_of_their_own_table_that_they_reference()
    {
        Assert.All(
            Shop["category"].Where(row => row.Has("parent_id")),
            row => Assert.True(row.Number("parent_id") < row.Number("category_id")));
        Assert.All(
            Shop["employee"].Where(row => row.Has("manager_id")),
            row => Assert.True(row.Number("manager_id") < row.Number("employee_id")));
    }

    [Fact]
    public void Customers_are_the_primary_parent_of_what_belongs_to_them()
    {
        var graph = SchemaGraph.Create(ShopDatabase.Schema, FamilyEvidence.None);

        Assert.Equal("customer", graph.RelationsOf(new TableName("orders")).PrimaryParent?.ReferencedTable.Name);
        Assert.Equal("customer", graph.RelationsOf(new TableName("address")).PrimaryParent?.ReferencedTable.Name);
        Assert.Equal("orders", graph.RelationsOf(new TableName("order_line")).PrimaryParent?.ReferencedTable.Name);
    }
}
