using CsCheck;
using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Graph;

public sealed class PrimaryParentTests
{
    [Fact]
    public void Not_null_beats_everything() =>
        Assert.Equal("b", ParentOf("child", Database(
            Table("a"), Table("b"),
            Table("child", new Reference("a", IsNullable: true, IsInKey: true, Cascades: true), new Reference("b")))));

    [Fact]
    public void A_column_of_the_primary_key_beats_cascade() =>
        Assert.Equal("b", ParentOf("child", Database(
            Table("a"), Table("b"), Table("child", new Reference("a", Cascades: true), new Reference("b", IsInKey: true)))));

    [Fact]
    public void All_of_the_primary_key_beats_a_part_of_it()
    {
        var item = Table("item", new Reference("person", IsInKey: true, Cascades: true), new Reference("document", IsInKey: true));
        var document = item.ForeignKeys[1] with
        {
            Columns = [new ForeignKeyColumn("person_id0", "person_id0"), new ForeignKeyColumn("document_id1", "id")],
        };
        item = item with
        {
            PrimaryKey = new PrimaryKey("item_pk", ["person_id0", "document_id1"]),
            ForeignKeys = [item.ForeignKeys[0], document],
        };
        Assert.Equal("document", ParentOf("item", Database(Table("person"), Table("document", new Reference("person")), item)));
    }

    [Fact]
    public void Cascade_beats_evidence()
    {
        var schema = Database(Table("a"), Table("b"), Table("child", new Reference("a"), new Reference("b", Cascades: true)));
        Assert.Equal("b",
            ParentOf("child", schema, Evidence(schema, [("a", 900), ("b", 100), ("child", 1000)], [("child", 0, 1000, 900)])));
    }

    [Fact]
    public void A_parent_that_nearly_always_has_children_beats_one_that_is_often_childless()
    {
        var schema = Database(Table("a"), Table("b"), Table("child", new Reference("a"), new Reference("b")));
        var evidence = Evidence(schema, [("a", 500), ("b", 100), ("child", 1000)], [("child", 0, 1000, 300), ("child", 1, 1000, 100)]);
        Assert.Equal("b", ParentOf("child", schema, evidence));
    }

    [Fact]
    public void A_parent_with_several_children_beats_one_with_one()
    {
        var schema = Database(Table("a"), Table("b"), Table("child", new Reference("a"), new Reference("b")));
        var evidence = Evidence(schema, [("a", 1000), ("b", 200), ("child", 1000)], [("child", 0, 1000, 1000), ("child", 1, 1000, 200)]);
        Assert.Equal("b", ParentOf("child", schema, evidence));
    }

    [Theory]
    [InlineData(1000, "rental")]
    [InlineData(999, "person")]
    public void A_key_that_is_null_in_no_row_counts_like_one_that_may_not_be(long referencing, string parent)
    {
        var payment = Table("payment", new Reference("person"), new Reference("rental", IsNullable: true));
        var schema = Database(Table("person"), Table("rental", new Reference("person")), payment);
        var evidence = Evidence(
            schema, [("person", 100), ("rental", 1000), ("payment", 1000)], [("payment", 0, 1000, 100), ("payment", 1, referencing, 900)]);
        Assert.Equal(parent, ParentOf("payment", schema, evidence));
    }

    [Fact]
    public void A_table_of_few_rows_between_many_is_no_parent()
    {
        var schema = Database(
            Table("city"), Table("shop", new Reference("city")), Table("customer", new Reference("shop")),
            Table("rental", new Reference("customer")));
        (string, long)[] rows = [("city", 400), ("shop", 2), ("customer", 300), ("rental", 7000)];
        var evidence = Evidence(schema, rows, [("shop", 0, 2, 2), ("customer", 0, 300, 2), ("rental", 0, 7000, 300)]);
        Assert.Equal("customer", ParentOf("rental", schema, evidence));
        Assert.Null(ParentOf("customer", schema, evidence));
    }

    [Fact]
    public void The_first_key_wins_over_the_more_numerous_parent()
    {
        var schema = Database(Table("a"), Table("b"), Table("child", new Reference("a"), new Reference("b")));
        var evidence = Evidence(schema, [("a", 100), ("b", 400), ("child", 1000)], [("child", 0, 1000, 100), ("child", 1, 1000, 400)]);
        Assert.Equal("a", ParentOf("child", schema, evidence));
    }

    [Fact]
    public void The_first_key_wins_when_nothing_tells_them_apart() =>
        Assert.Equal("b", ParentOf("child", Database(Table("a"), Table("b"), Table("child", new Reference("b"), new Reference("a")))));

    [Fact]
    public void A_parent_that_brings_along_what_another_key_leads_to_beats_evidence()
    {
        var payment = Table("payment", new Reference("person"), new Reference("order"));
        var schema = Database(Table("person"), Table("order", new Reference("person")), payment);
        var evidence = Evidence(
            schema, [("person", 100), ("order", 1000), ("payment", 1000)], [("payment", 0, 1000, 100), ("payment", 1, 1000, 1000)]);
        Assert.Equal("order", ParentOf("payment", schema, evidence));
    }

    [Fact]
    public void A_parent_that_tables_nearby_belong_to_as_well_beats_the_first_key() =>
        Assert.Equal("person", ParentOf("order", Database(
            Table("stock"), Table("person"), Table("address", new Reference("person")),
            Table("order", new Reference("stock"), new Reference("person"), new Reference("address", IsNullable: true)))));

    [Fact]
    public void A_key_of_several_columns_is_nullable_when_one_of_them_is()
    {
        var child = Table("child", new Reference("a"), new Reference("b"));
        var wide = child.ForeignKeys[0] with { Columns = [.. child.ForeignKeys[0].Columns, new ForeignKeyColumn("maybe", "other")] };
        child = child with { Columns = [.. child.Columns, Column("maybe", isNullable: true)], ForeignKeys = [wide, child.ForeignKeys[1]] };
        Assert.Equal("b", ParentOf("child", Database(Table("a"), Table("b"), child)));
    }

    [Fact]
    public void A_table_is_never_its_own_parent()
    {
        var schema = Database(Table("employee", new Reference("employee", Cascades: true)));
        Assert.Null(ParentOf("employee", schema));
        Assert.Single(SchemaGraph.Create(schema, FamilyEvidence.None).RelationsOf(new TableName("employee")).Links);
    }

    [Fact]
    public void A_cycle_has_one_root()
    {
        var schema = Database(Table("a", new Reference("c")), Table("b", new Reference("a")), Table("c", new Reference("b")));
        Assert.Equal([new TableName("c")], SchemaGraph.Create(schema, FamilyEvidence.None).Roots);
    }

    [Fact]
    public void Copied_tables_are_no_parents()
    {
        var schema = Database(Table("country"), Table("customer", new Reference("country")));
        Assert.Null(ParentOf("customer", schema, new FamilyEvidence { NeverParents = new HashSet<TableName> { new("country") } }));
    }

    [Fact]
    public void A_root_with_too_few_rows_for_its_families_becomes_a_link()
    {
        var schema = Database(Table("district"), Table("account", new Reference("district")), Table("loan", new Reference("account")));
        var evidence = Evidence(schema, [("district", 77), ("account", 4_500), ("loan", 15_500)], []);
        Assert.Null(ParentOf("account", schema, evidence));
        Assert.Equal("account", ParentOf("loan", schema, evidence));
    }

    [Fact]
    public void A_root_with_enough_rows_stays_one()
    {
        var schema = Database(Table("branch"), Table("account", new Reference("branch")));
        Assert.Equal("branch", ParentOf("account", schema, Evidence(schema, [("branch", 90), ("account", 20_000)], [])));
    }

    [Theory]
    [InlineData(20, "shop")]
    [InlineData(19, null)]
    public void Rows_that_follow_each_other_belong_to_one_of_few_rather_than_to_none(int shops, string? parent)
    {
        var day = Table("day", new Reference("shop", IsInKey: true));
        Assert.Equal(parent, OfSeries(day, shops));
        Assert.Null(OfSeries(day, shops, evidence => evidence with { Persons = new HashSet<TableName> { new("day") } }));
        Assert.Null(OfSeries(day, shops, evidence => evidence, Table("refund", new Reference("day"))));
    }

    [Fact]
    public void Rows_that_have_a_number_of_their_own_or_no_key_at_all_belong_to_one_of_few_as_well()
    {
        var sale = Table("day", new Reference("shop"));
        Assert.Equal("shop", OfSeries(sale, 40));
        Assert.Equal("shop", OfSeries(sale with { PrimaryKey = null }, 40));
        Assert.Null(OfSeries(sale with { PrimaryKey = new PrimaryKey("day_pk", ["shop_id0", "department", "id"]) }, 40));
    }

    [Fact]
    public void A_table_whose_parent_is_too_small_gets_its_next_best_one()
    {
        var schema = Database(Table("district"), Table("owner"),
            Table("account", new Reference("district", Cascades: true), new Reference("owner")));
        Assert.Equal("owner", ParentOf("account", schema, Evidence(schema, [("district", 5), ("owner", 8_000), ("account", 20_000)], [])));
    }

    [Fact]
    public void An_empty_table_is_no_reason_against_it()
    {
        var schema = Database(Table("a"), Table("b", new Reference("a")));
        Assert.Equal("a", ParentOf("b", schema, Evidence(schema, [("a", 0), ("b", 0)], [])));
    }

    [Fact]
    public void With_any_evidence_families_are_a_forest_of_large_enough_roots() =>
        Gen.Select(Any, Gen.Int[0, 5_000].Array[8]).Sample((schema, counts) =>
        {
            var rows = schema.Tables.Index().ToDictionary(entry => entry.Item.Name, entry => (long)counts[entry.Index]);
            var graph = SchemaGraph.Create(schema, new FamilyEvidence { RowCounts = rows });
            Assert.Equal(schema.Tables.Count, graph.FamilyOrder.Distinct().Count());
            Assert.All(graph.Roots.Where(root => rows[root] > 0), root =>
            {
                var below = graph.LoadOrder.Where(table => table != root && graph.RootOf(table) == root).Sum(table => rows[table]);
                Assert.True(rows[root] >= 0.6 * Math.Sqrt(below));
            });
        });

    private static string? OfSeries(
        Table series, int shops, Func<FamilyEvidence, FamilyEvidence>? change = null, params Table[] others)
    {
        var schema = Database([Table("shop"), series, .. others]);
        var evidence = Evidence(schema, [("shop", shops), ("day", 40_000)], [("day", 0, 40_000, shops)]);
        return ParentOf("day", schema, change?.Invoke(evidence) ?? evidence);
    }

    private static string? ParentOf(string table, DatabaseSchema schema, FamilyEvidence? evidence = null) =>
        SchemaGraph.Create(schema, evidence ?? FamilyEvidence.None).RelationsOf(new TableName(table)).PrimaryParent?.ReferencedTable.Name;

    private static FamilyEvidence Evidence(
        DatabaseSchema schema, (string Table, long Rows)[] rows, (string Table, int Key, long Referencing, long Referenced)[] keys) => new()
        {
            RowCounts = rows.ToDictionary(entry => new TableName(entry.Table), entry => entry.Rows),
            ForeignKeys = keys.ToDictionary(
                entry => (new TableName(entry.Table), schema.GetTable(new TableName(entry.Table)).ForeignKeys[entry.Key]),
                entry => new ForeignKeyStatistics(entry.Referencing, entry.Referenced)),
        };
}
