using CsCheck;
using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Graph;

public sealed class SchemaGraphTests
{
    [Fact]
    public void Two_tables_share_a_component_exactly_when_each_reaches_the_other() =>
        Any.Sample(schema =>
        {
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
            var reaches = Reachability(schema);
            foreach (var (a, b) in schema.Tables.SelectMany(a => schema.Tables.Select(b => (a.Name, b.Name))))
            {
                Assert.Equal(reaches.Contains((a, b)) && reaches.Contains((b, a)), ComponentOf(graph, a) == ComponentOf(graph, b));
            }
        });

    [Fact]
    public void Load_order_puts_referenced_tables_first_save_within_a_cycle() =>
        Any.Sample(schema =>
        {
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
            var position = graph.LoadOrder.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
            Assert.Equal(schema.Tables.Count, position.Count);
            Assert.All(schema.Tables.SelectMany(table => table.ForeignKeys, (table, key) => (table.Name, key.ReferencedTable)), edge =>
                Assert.True(ComponentOf(graph, edge.Name) == ComponentOf(graph, edge.ReferencedTable)
                    || position[edge.ReferencedTable] < position[edge.Name]));
        });

    [Fact]
    public void Tables_of_a_component_are_ordered_by_name() =>
        Any.Sample(schema => Assert.All(SchemaGraph.Create(schema, FamilyEvidence.None)
            .Components, component => Assert.Equal(component.Order(), component)));

    [Fact]
    public void The_graph_does_not_depend_on_the_order_of_tables() =>
        Any.Sample(schema =>
        {
            var backwards = schema with { Tables = schema.Tables.Reverse().ToValueList() };
            var (one, other) = (SchemaGraph.Create(schema, FamilyEvidence.None), SchemaGraph.Create(backwards, FamilyEvidence.None));
            Assert.Equal(one.Components, other.Components);
            Assert.Equal(one.FamilyOrder, other.FamilyOrder);
        });

    [Fact]
    public void Families_are_a_forest_and_parents_come_before_children() =>
        Any.Sample(schema =>
        {
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
            Assert.Equal(schema.Tables.Select(table => table.Name).Order(), graph.FamilyOrder.Order());
            var seen = new HashSet<TableName>();
            foreach (var table in graph.FamilyOrder)
            {
                Assert.True(graph.RelationsOf(table).PrimaryParent is not { } parent || seen.Contains(parent.ReferencedTable));
                seen.Add(table);
            }
        });

    [Fact]
    public void Children_roots_and_parents_tell_the_same_story() =>
        Any.Sample(schema =>
        {
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
            Assert.All(graph.LoadOrder, table => Assert.All(graph.ChildrenOf(table), child =>
            {
                Assert.Equal(table, graph.RelationsOf(child).PrimaryParent!.ReferencedTable);
                Assert.Equal(graph.RootOf(table), graph.RootOf(child));
            }));
            Assert.All(graph.Roots, root => Assert.Equal(root, graph.RootOf(root)));
            Assert.Equal(graph.LoadOrder.Count - graph.Roots.Count(), graph.LoadOrder.Sum(table => graph.ChildrenOf(table).Count));
        });

    [Fact]
    public void Every_foreign_key_is_the_primary_parent_or_a_link() =>
        Any.Sample(schema =>
        {
            var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
            Assert.All(schema.Tables, table =>
            {
                var relations = graph.RelationsOf(table.Name);
                var all = relations.PrimaryParent is { } parent ? relations.Links.Append(parent) : relations.Links;
                Assert.Equal(table.ForeignKeys.OrderBy(key => key.Name), all.OrderBy(key => key.Name));
            });
        });

    [Fact]
    public void A_reference_to_a_table_that_is_not_there_is_a_link_and_orders_nothing()
    {
        var graph = SchemaGraph.Create(Database(Table("a", new Reference("elsewhere"))), FamilyEvidence.None);
        Assert.Equal([new TableName("a")], graph.LoadOrder);
        Assert.Null(graph.RelationsOf(new TableName("a")).PrimaryParent);
        Assert.Single(graph.RelationsOf(new TableName("a")).Links);
    }

    [Fact]
    public void A_chain_of_many_tables_needs_no_deep_stack()
    {
        var tables = Enumerable.Range(0, 5_000).Select(i => Table($"t{i:0000}", i == 0 ? [] : [new Reference($"t{i - 1:0000}")])).ToArray();
        var order = SchemaGraph.Create(Database(tables), FamilyEvidence.None).FamilyOrder;
        Assert.Equal(tables.Select(table => table.Name), order);
    }

    [Theory]
    [InlineData(100, 10, "product")]
    [InlineData(10, 100, "customer")]
    public void Of_families_that_link_in_a_cycle_those_come_first_that_more_rows_link_to(long lines, long reviews, string first)
    {
        var rows = new Dictionary<string, long>
        {
            ["product"] = 50,
            ["customer"] = 50,
            ["orders"] = 60,
            ["line"] = lines,
            ["review"] = reviews,
        };
        var evidence = FamilyEvidence.None with { RowCounts = rows.ToDictionary(entry => new TableName(entry.Key), entry => entry.Value) };
        var order = SchemaGraph.Create(Shop(), evidence).FamilyOrder.Select(table => table.Name).ToList();
        Assert.Equal(first, order[0]);
        Assert.True(order.IndexOf("product") < order.IndexOf("line"));
        Assert.True(order.IndexOf("customer") < order.IndexOf("review"));
    }

    [Fact]
    public void Tables_come_after_those_of_other_trees_that_they_reference_where_no_tables_reference_each_other() =>
        Any.Where(schema => SchemaGraph.Create(schema, FamilyEvidence.None).Components.All(component => component.Count == 1))
            .Sample(schema =>
            {
                var graph = SchemaGraph.Create(schema, FamilyEvidence.None);
                var order = graph.FamilyOrder.ToList();
                Assert.All(graph.LoadOrder, table => Assert.All(
                    graph.RelationsOf(table).Links.Where(link => graph.RootOf(link.ReferencedTable) != graph.RootOf(table)),
                    link => Assert.True(order.IndexOf(link.ReferencedTable) < order.IndexOf(table))));
            });

    private static DatabaseSchema Shop() => Database(
        Table("product"),
        Table("customer"),
        Table("orders", new Reference("customer")),
        Table("line", new Reference("orders", Cascades: true), new Reference("product")),
        Table("review", new Reference("product", Cascades: true), new Reference("customer")));

    private static int ComponentOf(SchemaGraph graph, TableName table) =>
        graph.Components.Index().Single(entry => entry.Item.Contains(table)).Index;

    // The naive twin: Warshall's transitive closure.
    private static HashSet<(TableName, TableName)> Reachability(DatabaseSchema schema)
    {
        var names = schema.Tables.Select(table => table.Name).ToArray();
        var reaches = names.Select(name => (name, name))
            .Concat(schema.Tables.SelectMany(table => table.ForeignKeys, (table, key) => (table.Name, key.ReferencedTable)))
            .ToHashSet();
        foreach (var (via, from, to) in names.SelectMany(via => names.SelectMany(from => names.Select(to => (via, from, to)))))
        {
            if (reaches.Contains((from, via)) && reaches.Contains((via, to)))
            {
                reaches.Add((from, to));
            }
        }

        return reaches;
    }
}
