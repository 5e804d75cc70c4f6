using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Planning;

public sealed class GenerationPlannerTests
{
    [Fact]
    public void Every_table_has_an_entry_with_mode_and_reason_after_its_primary_parent()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var source = RandomSource.Create(seed);
            var plan = source.Plan();
            Assert.Equal(source.Schema.Tables.Select(table => table.Name).Order(), plan.Tables.Select(table => table.Name).Order());
            var before = new HashSet<TableName>();
            foreach (var table in plan.Tables)
            {
                Assert.NotEmpty(table.Reason);
                Assert.Equal(source.RowsOf(table.Name.Name).Length, table.SourceRowCount);
                Assert.True(table.Relations.PrimaryParent is not { } key || before.Contains(key.ReferencedTable));
                Assert.Equal(table.Table.ForeignKeys.Count, table.Relations.Links.Count + (table.Relations.PrimaryParent is null ? 0 : 1));
                before.Add(table.Name);
            }
        }
    }

    [Fact]
    public void Tables_without_rows_stay_empty_and_are_nobodys_parent()
    {
        var source = SourceDatabase.Of(
            Root("house", 0),
            Root("owner_of", 30),
            (Table("visit", Required("id", new IntegerType(32)),
                Nullable("house_id", new IntegerType(32)), Required("owner_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("house", ("house_id", "id")).WithForeignKey("owner_of", ("owner_id", "id")),
                Range(60).Select(i => new object?[] { i, null, 1 + (i % 30) })));
        var plan = source.Plan();
        Assert.Equal(TableMode.Empty, plan[new TableName("house")].Mode);
        Assert.Equal(new TableName("owner_of"), plan[new TableName("visit")].Relations.PrimaryParent!.ReferencedTable);
        var database = source.Clone();
        Assert.Empty(database.RowsOf("house"));
        Assert.All(database.Column("visit", "house_id"), Assert.Null);
    }

    [Fact]
    public void Children_that_reference_only_a_copied_table_are_roots()
    {
        var source = SourceDatabase.Of(
            Codes("status", "a", "b"),
            (Table("task", Required("id", new IntegerType(32)), Required("status", new TextType(10)), Required("cost", new IntegerType(32)))
                .WithKey("id").WithForeignKey("status", ("status", "code")),
                Range(90).Select(i => new object?[] { i, i % 3 == 0 ? "a" : "b", i })));
        var plan = source.Plan();
        Assert.Equal([new TableName("task")], plan.Roots.Select(root => root.Name));
        Assert.Single(plan[new TableName("task")].Relations.Links);
        Assert.Empty(plan.ChildrenOf(new TableName("status")));
    }

    [Fact]
    public void The_root_of_a_grandchild_is_the_table_at_the_top()
    {
        var plan = SourceDatabase.Of(Root("top", 40), Child("middle", "top", Range(40).Select(_ => 2)),
            Child("bottom", "middle", Range(80).Select(i => i % 3))).Plan();
        Assert.Equal(new TableName("top"), plan.RootOf(new TableName("bottom")));
        Assert.Equal([new TableName("bottom")], plan.ChildrenOf(new TableName("middle")).Select(child => child.Name));
    }

    [Fact]
    public void Under_too_few_rows_no_family_hangs()
    {
        var plan = SourceDatabase.Of(Root("district", 5), Child("account", "district", Range(5).Select(_ => 100))).Plan();
        Assert.Null(plan[new TableName("account")].Relations.PrimaryParent);
        Assert.Equal([new TableName("district")], plan[new TableName("account")].Relations.Links.Select(link => link.ReferencedTable));
    }
}
