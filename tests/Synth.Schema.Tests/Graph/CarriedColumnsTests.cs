using Xunit;

namespace Synth.Schema.Tests.Graph;

public sealed class CarriedColumnsTests
{
    private static readonly Table Party = Table("party", [("id", "kind")]);

    [Fact]
    public void A_column_that_is_referred_to_beside_the_key_is_carried_along() =>
        Assert.Equal(
            ["kind"], Carried(Party, Referring("deal", ("agent", "id"), ("agent_kind", "kind")), Referring("pay", ("payer", "id"))));

    [Fact]
    public void The_columns_of_a_key_of_several_are_not() =>
        Assert.Empty(Carried(
            Table("address", []) with { PrimaryKey = new PrimaryKey(null, ["id", "kind"]) },
            Referring("letter", "address", ("to", "id"), ("to_kind", "kind"))));

    [Fact]
    public void A_column_that_one_key_refers_to_alone_is_not() =>
        Assert.Empty(Carried(
            Party with { UniqueConstraints = [.. Party.UniqueConstraints, new UniqueConstraint(null, ["kind"])] },
            Referring("deal", ("agent", "id"), ("agent_kind", "kind"))));

    [Fact]
    public void A_column_that_rows_of_the_table_itself_refer_to_is_not() =>
        Assert.Empty(Carried(Party with
        {
            ForeignKeys = [Referring("party", ("id", "id"), ("kind", "kind")).ForeignKeys[0]],
        }));

    [Fact]
    public void Tables_that_are_to_come_first_are_roots_before_those_that_link_to_them()
    {
        var schema = new DatabaseSchema
        {
            Engine = "none",
            Tables = [Referring("a", "b", ("id", "id")), Referring("b", "a", ("id", "id")), Referring("c", "b", ("id", "id"))],
        };
        foreach (var name in new[] { "a", "b" })
        {
            var first = new TableName(name);
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None with { First = new HashSet<TableName> { first } });
            Assert.Null(graph.RelationsOf(first).PrimaryParent);
            Assert.Equal(first, graph.FamilyOrder[0]);
        }

        var apart = new HashSet<(TableName, TableName)> { (new TableName("c"), new TableName("b")) };
        Assert.Null(SchemaGraph.Create(schema, FamilyEvidence.None with { Apart = apart }).RelationsOf(new TableName("c")).PrimaryParent);
        Assert.NotNull(SchemaGraph.Create(schema, FamilyEvidence.None).RelationsOf(new TableName("c")).PrimaryParent);
    }

    private static IReadOnlySet<string> Carried(Table table, params Table[] others) =>
        CarriedColumns.Of(new DatabaseSchema { Engine = "none", Tables = [table, .. others] }, table);

    private static Table Table(string name, (string First, string Second)[] unique) => new()
    {
        Name = new TableName(name),
        Columns = [Column("id"), Column("kind")],
        PrimaryKey = new PrimaryKey(null, ["id"]),
        UniqueConstraints = [.. unique.Select(pair => new UniqueConstraint(null, [pair.First, pair.Second]))],
    };

    private static Table Referring(string name, params (string Column, string Referenced)[] pairs) => Referring(name, "party", pairs);

    private static Table Referring(string name, string referenced, params (string Column, string Referenced)[] pairs) => new()
    {
        Name = new TableName(name),
        Columns = [.. pairs.Select(pair => Column(pair.Column))],
        ForeignKeys =
        [
            new ForeignKey
            {
                ReferencedTable = new TableName(referenced),
                Columns = [.. pairs.Select(pair => new ForeignKeyColumn(pair.Column, pair.Referenced))],
            },
        ],
    };

    private static Column Column(string name) => new() { Name = name, Type = new IntegerType(32), NativeType = "int", IsNullable = false };
}
