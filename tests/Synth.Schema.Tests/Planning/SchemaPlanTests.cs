using CsCheck;
using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Planning;

public sealed class SchemaPlanTests
{
    private static readonly TableName Order = new("order");

    [Fact]
    public void All_steps_before_the_load_come_first() =>
        Any.Sample(schema => Assert.All(Enum.GetValues<ConstraintTiming>(), timing =>
        {
            var phases = SchemaPlan.Create(schema, timing).Changes.Select(change => change.Phase).ToArray();
            Assert.Equal(phases.Order(), phases);
        }));

    [Fact]
    public void Every_object_is_created_once() =>
        Any.Sample(schema =>
        {
            var changes = SchemaPlan.Create(schema, ConstraintTiming.AfterLoad).Changes;
            Assert.Equal(schema.Tables.Select(table => table.Name)
                .Order(), changes.OfType<CreateTable>().Select(change => change.Table.Name).Order());
            Assert.Equal(
                schema.Tables.Select(table => table.PrimaryKey!.Name).Order(),
                changes.OfType<AddPrimaryKey>().Select(change => change.Key.Name).Order());
            Assert.Equal(
                schema.Tables.SelectMany(table => table.ForeignKeys).Select(key => key.Name).Order(),
                changes.OfType<AddForeignKey>().Select(change => change.Key.Name).Order());
            Assert.Equal(schema.Tables.Count, changes.OfType<AnalyzeTable>().Count());
        });

    [Fact]
    public void Keys_and_unique_indexes_stand_before_the_foreign_keys_that_need_them() =>
        Any.Sample(schema =>
        {
            var indexed = schema with
            {
                Tables = schema.Tables.Select(table => table with
                {
                    UniqueConstraints = [new UniqueConstraint("u", ["id"])],
                    Indexes = [new Index { Name = "i", Keys = [new IndexKey("id")], IsUnique = true }],
                }).ToValueList(),
            };
            var changes = SchemaPlan.Create(indexed, ConstraintTiming.AfterLoad).Changes;
            foreach (var (position, key) in changes.Index().Where(entry => entry.Item is AddForeignKey)
                .Select(entry => (entry.Index, ((AddForeignKey)entry.Item).Key)))
            {
                var before = changes.Take(position).ToArray();
                Assert.Contains(before, change => change is AddPrimaryKey add && add.Table == key.ReferencedTable);
                Assert.Contains(before, change => change is AddUniqueConstraint add && add.Table == key.ReferencedTable);
                Assert.Contains(before, change => change is CreateIndex create && create.Table == key.ReferencedTable);
            }
        });

    [Fact]
    public void Without_later_constraints_tables_are_created_in_load_order_and_nothing_is_added() =>
        Any.Sample(schema =>
        {
            var changes = SchemaPlan.Create(schema, ConstraintTiming.AllWithTable).Changes;
            Assert.Equal(
                SchemaGraph.Create(schema, FamilyEvidence.None)
                    .LoadOrder, changes.OfType<CreateTable>().Select(change => change.Table.Name));
            Assert.All(changes.OfType<CreateTable>(), change => Assert.Equal(ConstraintTiming.AllWithTable, change.Constraints));
            Assert.DoesNotContain(changes, change => change is AddPrimaryKey or AddUniqueConstraint or AddForeignKey or AddCheck);
        });

    [Fact]
    public void What_tables_are_made_of_comes_before_them_and_what_reads_them_after()
    {
        var plan = SchemaPlan.Create(Shop(), ConstraintTiming.AfterLoad);
        Assert.Equal(
            [
                typeof(CreateSchema), typeof(CreateExtension), typeof(CreateType), typeof(CreateSequence), typeof(CreateTable),
                typeof(AddPrimaryKey), typeof(CreateRoutine), typeof(CreateIndex), typeof(AddCheck), typeof(AdvanceIdentity),
                typeof(AnalyzeTable), typeof(CommentOnTable), typeof(CreateView), typeof(CreateTrigger),
            ],
            plan.Changes.Select(change => change.GetType()));
    }

    [Fact]
    public void Statements_of_the_user_come_before_and_after_all_else()
    {
        var changes = SchemaPlan.Create(Shop(), ConstraintTiming.AfterLoad).With(["a", "b"], ["c"]).Changes;

        Assert.Equal([new RunStatement(1, "a", SchemaPhase.BeforeLoad), new RunStatement(2, "b", SchemaPhase.BeforeLoad)], changes.Take(2));
        Assert.Equal(new RunStatement(1, "c", SchemaPhase.AfterLoad), changes[^1]);
    }

    [Theory]
    [InlineData(RoutinePlacement.BeforeTypes, SchemaPhase.BeforeLoad)]
    [InlineData(RoutinePlacement.BeforeTables, SchemaPhase.BeforeLoad)]
    [InlineData(RoutinePlacement.AfterTables, SchemaPhase.AfterLoad)]
    [InlineData(RoutinePlacement.AfterViews, SchemaPhase.AfterLoad)]
    [InlineData(RoutinePlacement.AfterTriggers, SchemaPhase.AfterLoad)]
    public void A_routine_is_created_where_the_catalog_places_it(RoutinePlacement placement, SchemaPhase phase)
    {
        var shop = Shop();
        var schema = shop with { Routines = [.. shop.Routines.Select(routine => routine with { Placement = placement })] };
        var changes = SchemaPlan.Create(schema, ConstraintTiming.AfterLoad).Changes;
        Assert.Equal(phase, changes.OfType<CreateRoutine>().Single().Phase);
        var kinds = changes.Select(change => change.GetType()).ToList();
        var place = kinds.IndexOf(typeof(CreateRoutine));
        Assert.Equal(placement == RoutinePlacement.BeforeTypes, place < kinds.IndexOf(typeof(CreateType)));
        Assert.Equal(placement is RoutinePlacement.BeforeTypes or RoutinePlacement.BeforeTables,
            place < kinds.IndexOf(typeof(CreateTable)));
        Assert.Equal(placement is RoutinePlacement.AfterViews or RoutinePlacement.AfterTriggers, place > kinds.IndexOf(typeof(CreateView)));
        Assert.Equal(placement == RoutinePlacement.AfterTriggers, place > kinds.IndexOf(typeof(CreateTrigger)));
    }

    [Fact]
    public void Only_tables_with_comments_are_commented()
    {
        var plan = SchemaPlan.Create(Database(Table("a"), Table("b") with { Columns = [Column("id") with { Comment = "The key." }] }),
            ConstraintTiming.AfterLoad);
        Assert.Equal("b", Assert.Single(plan.Changes.OfType<CommentOnTable>()).Table.Name.Name);
    }

    private static DatabaseSchema Shop() => Database(Table("order") with
    {
        Columns = [Column("id") with { Identity = new Identity(IdentityKind.Always) }],
        Checks = [new CheckConstraint("order_id_positive", "id > 0")],
        Indexes = [new Index { Name = "order_id", Keys = [new IndexKey("id")] }],
        Comment = "Orders.",
    }) with
    {
        Schemas = ["shop"],
        Extensions = [new TableName("citext")],
        Types = [new UserType(new TableName("shop", "status"), new EnumType(new TableName("shop", "status"), ["new"]), "CREATE TYPE …")],
        Sequences = [new Sequence(new TableName("shop", "numbers"), 1, 1, 1, 99, false, null)],
        Views = [new View(new TableName("shop", "latest"), "SELECT …", false, [Order])],
        Routines = [new Routine(new TableName("shop", "next_number"), "", "CREATE FUNCTION …")],
        Triggers = [new Trigger("audit", Order, "CREATE TRIGGER …")],
    };
}
