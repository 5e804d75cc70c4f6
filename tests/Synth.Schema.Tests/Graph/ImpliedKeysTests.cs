using Xunit;

namespace Synth.Schema.Tests.Graph;

/// <summary>Foreign keys that say nothing which others do not say.</summary>
public sealed class ImpliedKeysTests
{
    private static readonly Table Tenant = Table("tenant", ["id"]);

    private static readonly Table Order = Table("order", ["tenant_id", "id"], Key("tenant", ("tenant_id", "id")));

    [Fact]
    public void A_key_that_is_declared_twice_is_one_relation()
    {
        var line = Table("line", ["id", "tenant_id"], Key("tenant", ("tenant_id", "id")), Key("tenant", ("tenant_id", "id")));
        Assert.Empty(RelationsOf(line, Tenant).Links);
        Assert.Equal("tenant", RelationsOf(line, Tenant).PrimaryParent!.ReferencedTable.Name);
    }

    [Fact]
    public void Two_columns_that_reference_one_table_are_two_relations()
    {
        var line = Table("line", ["id", "a", "b"], Key("tenant", ("a", "id")), Key("tenant", ("b", "id")));
        Assert.Single(RelationsOf(line, Tenant).Links);
    }

    [Fact]
    public void What_the_referenced_row_references_too_is_no_link_of_its_own()
    {
        var line = Table("line", ["id", "tenant_id", "order_id"],
            Key("order", ("tenant_id", "tenant_id"), ("order_id", "id")), Key("tenant", ("tenant_id", "id")));
        var relations = RelationsOf(line, Tenant, Order);
        Assert.Contains(line.ForeignKeys[0], AllOf(relations));
        Assert.DoesNotContain(relations.Links, key => key.ReferencedTable.Name == "tenant");
    }

    [Fact]
    public void A_key_beside_one_that_may_be_null_stays_a_link()
    {
        var line = Table("line", ["id", "tenant_id", "order_id"],
            Key("order", ("tenant_id", "tenant_id"), ("order_id", "id")), Key("tenant", ("tenant_id", "id")));
        line = line with { Columns = line.Columns.Select(column => column with { IsNullable = column.Name == "order_id" }).ToValueList() };
        Assert.Contains(line.ForeignKeys[1], AllOf(RelationsOf(line, Tenant, Order)));
    }

    [Fact]
    public void A_key_that_only_a_table_below_continues_stays_a_link()
    {
        var part = Table("part", ["tenant_id", "id"],
            Key("part", ("tenant_id", "tenant_id"), ("id", "id")), Key("tenant", ("tenant_id", "id")));
        Assert.Contains(part.ForeignKeys[1], AllOf(RelationsOf(part, Tenant)));
    }

    private static IEnumerable<ForeignKey> AllOf(TableRelations relations) =>
        relations.Links.Prepend(relations.PrimaryParent).OfType<ForeignKey>();

    private static TableRelations RelationsOf(Table table, params Table[] others) =>
        SchemaGraph.Create(Database([table, .. others]), FamilyEvidence.None).RelationsOf(table.Name);

    private static DatabaseSchema Database(params Table[] tables) => new() { Engine = "none", Tables = tables.ToValueList() };

    private static Table Table(string name, string[] columns, params ForeignKey[] keys) => new()
    {
        Name = new TableName(name),
        Columns = columns.Select(column => SchemaSketch.Column(column)).ToValueList(),
        PrimaryKey = new PrimaryKey($"{name}_pk", ["id"]),
        ForeignKeys = keys.Select((key, i) => key with { Name = $"{name}_fk{i}" }).ToValueList(),
    };

    private static ForeignKey Key(string referenced, params (string Column, string Referenced)[] pairs) => new()
    {
        Name = "",
        ReferencedTable = new TableName(referenced),
        Columns = pairs.Select(pair => new ForeignKeyColumn(pair.Column, pair.Referenced)).ToValueList(),
    };
}
