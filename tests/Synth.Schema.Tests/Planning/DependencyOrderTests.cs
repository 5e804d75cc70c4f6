using CsCheck;
using Xunit;
using static Synth.Schema.Tests.SchemaSketch;

namespace Synth.Schema.Tests.Planning;

public sealed class DependencyOrderTests
{
    private static readonly ObjectName Reader = RoutineNamed("reader");

    [Fact]
    public void A_routine_stands_between_the_view_that_it_reads_and_the_view_that_reads_it()
    {
        var schema = Database(Table("t")) with
        {
            Views = [View("early", "late"), View("late"), View("top")],
            Routines = [Routine("reader") with { Placement = RoutinePlacement.AfterViews }],
            Dependencies = [new(Reader, ViewNamed("early")), new(ViewNamed("top"), Reader)],
        };
        Assert.Equal(["late", "early", "reader", "top"], NamesOf(schema));
    }

    [Fact]
    public void What_a_table_needs_is_created_before_the_load_and_a_view_never_is()
    {
        var schema = Database(Table("a"), Table("b")) with
        {
            Views = [View("v")],
            Types = [new UserType(new TableName("rows"), new UnsupportedType(), "")],
            Routines = [Routine("reader")],
            Dependencies =
            [
                new(TableNamed("a"), Reader), new(Reader, new ObjectName(ObjectKind.Type, new TableName("rows"))),
                new(new ObjectName(ObjectKind.Type, new TableName("rows")), TableNamed("b")), new(Reader, ViewNamed("v")),
            ],
        };
        var changes = SchemaPlan.Create(schema, ConstraintTiming.AfterLoad).Changes;
        Assert.Equal(changes.Select(change => change.Phase).Order(), changes.Select(change => change.Phase));
        Assert.Equal(["b", "rows", "reader", "a", "v"], NamesOf(schema));
        Assert.Equal(SchemaPhase.BeforeLoad, Assert.Single(changes.OfType<CreateRoutine>()).Phase);
    }

    [Fact]
    public void Any_dependencies_without_a_circle_are_kept_and_nothing_is_lost() =>
        Gen.Select(Gen.Int[1, 12], Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Bool).Array[0, 30]).Sample((count, edges) =>
        {
            var names = Enumerable.Range(0, count).Select(i => $"r{i}").ToArray();
            // From later to earlier of another order than that of the list: no circle.
            var needs = edges.Select(edge => (From: edge.Item1 % count, To: edge.Item2 % count))
                .Where(edge => Rank(edge.From) > Rank(edge.To)).ToArray();
            var schema = Database(Table("t")) with
            {
                Routines = names.Select(Routine).ToValueList(),
                Dependencies = needs
                    .Select(edge => new ObjectDependency(RoutineNamed(names[edge.From]), RoutineNamed(names[edge.To]))).ToValueList(),
            };
            var plan = SchemaPlan.Create(schema, ConstraintTiming.AfterLoad);
            var order = NamesOf(schema).ToArray();
            Assert.All(needs, edge => Assert.True(Array.IndexOf(order, names[edge.To]) < Array.IndexOf(order, names[edge.From])));
            Assert.Equal(
                SchemaPlan.Create(schema with { Dependencies = [] }, ConstraintTiming.AfterLoad).Changes.ToHashSet(),
                plan.Changes.ToHashSet());

            static int Rank(int number) => number * 7 % 13;
        });

    [Fact]
    public void A_circle_loses_nothing()
    {
        var schema = Database(Table("t")) with
        {
            Routines = [Routine("reader"), Routine("other")],
            Dependencies = [new(Reader, RoutineNamed("other")), new(RoutineNamed("other"), Reader)],
        };
        Assert.Equal(["other", "reader"], NamesOf(schema));
    }

    private static IEnumerable<string> NamesOf(DatabaseSchema schema) =>
        SchemaPlan.Create(schema, ConstraintTiming.AfterLoad).Changes.Select(change => change switch
        {
            CreateTable create when schema.Dependencies.Any(dependency => dependency.Object.Kind == ObjectKind.Table) =>
                create.Table.Name.Name,
            CreateView create => create.View.Name.Name,
            CreateType create => create.Type.Name.Name,
            CreateRoutine create => create.Routine.Name.Name,
            _ => null,
        }).OfType<string>();

    private static View View(string name, params string[] reads) =>
        new(new TableName(name), "", IsMaterialized: false, reads.Select(other => new TableName(other)).ToValueList());

    private static Routine Routine(string name) => new(new TableName(name), "", "");

    private static ObjectName RoutineNamed(string name) => new(ObjectKind.Routine, new TableName(name));

    private static ObjectName ViewNamed(string name) => new(ObjectKind.View, new TableName(name));

    private static ObjectName TableNamed(string name) => new(ObjectKind.Table, new TableName(name));
}
