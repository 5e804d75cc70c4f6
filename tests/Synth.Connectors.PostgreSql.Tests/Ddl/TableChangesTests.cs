using Synth.Connectors.PostgreSql.Ddl;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class TableChangesTests
{
    [Fact]
    public void Keys_that_lead_to_one_table_are_carried_out_at_once()
    {
        var (changes, keys) = Arrange(Of("parent"), Of("first", "parent"), Of("second", "parent"));
        Assert.Same(keys[1], changes.NextOf([keys[1]], [keys[0]]));
    }

    [Fact]
    public void Tables_that_reference_each_other_do_not_wait_for_each_other()
    {
        var (changes, keys) = Arrange(Of("first", "second"), Of("second", "first"));
        Assert.Null(changes.NextOf([keys[1]], [keys[0]]));
    }

    [Fact]
    public void Keys_of_one_table_are_carried_out_one_after_the_other()
    {
        var (changes, keys) = Arrange(Of("parent"), Of("child", "parent", "parent"));
        Assert.Null(changes.NextOf([keys[1]], [keys[0]]));
    }

    [Fact]
    public void A_key_waits_for_what_its_referenced_table_waits_for()
    {
        var (changes, keys) = Arrange(Of("parent"), Of("child", "parent"));
        var key = new PlannedChange(7, new AddPrimaryKey(new TableName("parent"), new PrimaryKey(null, ["id"])));
        var other = new PlannedChange(8, new AnalyzeTable(new TableName("other")));
        Assert.Same(other, changes.NextOf([keys[0], other], [key]));
        Assert.Same(key, changes.NextOf([key, keys[0]], []));
        Assert.Same(other, changes.NextOf([key, keys[0], other], [new PlannedChange(6, new AnalyzeTable(new TableName("parent")))]));
    }

    [Fact]
    public void Keys_of_partitioned_tables_lock_both_tables_for_themselves()
    {
        var divided = Of("parent") with { Partitioning = new Partitioning("RANGE (id)", []) };
        var (changes, keys) = Arrange(divided, Of("first", "parent"), Of("second", "parent"));
        Assert.Null(changes.NextOf([keys[1]], [keys[0]]));
    }

    [Fact]
    public void Other_changes_are_runs_of_their_own()
    {
        var (changes, keys) = Arrange(Of("parent"), Of("child", "parent"));
        var comment = new PlannedChange(9, new CommentOnTable(Of("parent")));
        var analysis = new PlannedChange(10, new AnalyzeTable(new TableName("parent")));
        var runs = changes.RunsOf([keys[0], analysis, comment, analysis]);
        Assert.Equal([2, 1, 1], runs.Select(run => run.Count));
    }

    private static Table Of(string name, params string[] parents) => parents.Aggregate(
        SchemaBuilder.Table(name, SchemaBuilder.Required("id", new IntegerType(32))).WithKey("id"),
        (table, parent) => table.WithForeignKey(parent, ("id", "id")));

    private static (TableChanges Changes, PlannedChange[] Keys) Arrange(params Table[] tables)
    {
        var plan = SchemaPlan.Create(SchemaBuilder.Database(tables), ConstraintTiming.AfterLoad);
        var keys = plan.In(SchemaPhase.AfterLoad).OfType<AddForeignKey>().Select((key, i) => new PlannedChange(i, key)).ToArray();
        return (new TableChanges(new LateValidation(plan)), keys);
    }
}
