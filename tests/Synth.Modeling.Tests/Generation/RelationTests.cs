using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Shapes of relations that are easily got wrong.</summary>
public sealed class RelationTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(3)]
    public void Few_parents_with_many_children_find_room_for_them(double scale)
    {
        var source = SourceDatabase.Of(Root("station", 100), Child("reading", "station", Range(100).Select(i => i is 17 or 60 ? 500 : 0)));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        Assert.InRange(database.Column<long>("reading", "parent_id").Distinct().Count(), 1, 10 * Math.Max(1, scale));
    }

    [Fact]
    public void A_second_child_that_is_rare_is_no_obstacle()
    {
        var source = SourceDatabase.Of(Root("person", 100), Child("badge", "person", Range(100).Select(i => i < 3 ? 2 : 1)));
        IntegrityAssert.Holds(source.Clone(), 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(98)]
    public void An_extension_that_nearly_none_or_nearly_all_have_stays_one_to_one(int rows)
    {
        var source = SourceDatabase.Of(
            Root("person", 100),
            (Table("licence", Required("id", new IntegerType(32)), Required("points", new IntegerType(16)))
                .WithKey("id").WithForeignKey("person", ("id", "id")),
                Range(rows).Select(i => new object?[] { i + 1, i % 12 })));
        foreach (var scale in new[] { 0.1, 1, 10 })
        {
            IntegrityAssert.Holds(source.Clone(scale), scale);
        }
    }

    [Fact]
    public void Extensions_of_extensions_share_their_keys()
    {
        var source = SourceDatabase.Of(
            Root("party", 80),
            (Table("person", Required("id", new IntegerType(32)), Required("height", new IntegerType(16)))
                .WithKey("id").WithForeignKey("party", ("id", "id")),
                Range(60).Select(i => new object?[] { i + 1, 150 + (i % 40) })),
            (Table("pilot", Required("id", new IntegerType(32)), Required("hours", new IntegerType(16)))
                .WithKey("id").WithForeignKey("person", ("id", "id")),
                Range(30).Select(i => new object?[] { i + 1, i * 10 })));
        IntegrityAssert.Holds(source.Clone(3), 3);
    }

    [Fact]
    public void Two_keys_to_one_parent_by_different_columns_both_resolve()
    {
        var source = SourceDatabase.Of(
            (Table("device", Required("id", new IntegerType(32)), Required("serial", new UuidType()),
                Required("weight", new IntegerType(16))).WithKey("id").WithUnique("serial"),
                Range(50).Select(i => new object?[] { i + 1, Identifier(i), i })),
            (Table("repair", Required("id", new IntegerType(32)),
                Required("device_id", new IntegerType(32)), Required("spare", new UuidType()))
                .WithKey("id").WithForeignKey("device", ("device_id", "id")).WithForeignKey("device", ("spare", "serial")),
                Range(120).Select(i => new object?[] { i, 1 + (i % 50), Identifier(i * 7 % 50) })));
        IntegrityAssert.Holds(source.Clone(2), 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tables_that_reference_each_other_resolve(bool isRequired)
    {
        Column Key(string name) => Nullable(name, new IntegerType(32)) with { IsNullable = !isRequired };
        var source = SourceDatabase.Of(
            (Table("user_account", Required("id", new IntegerType(32)), Key("company_id"), Required("level", new IntegerType(16)))
                .WithKey("id").WithForeignKey("firm", ("company_id", "id")),
                Range(90).Select(i => new object?[] { i, !isRequired && i % 4 == 0 ? null : i % 30, i % 5 })),
            (Table("firm", Required("id", new IntegerType(32)), Key("owner_id"), Required("size", new IntegerType(32)))
                .WithKey("id").WithForeignKey("user_account", ("owner_id", "id")),
                Range(30).Select(i => new object?[] { i, !isRequired && i % 5 == 0 ? null : i * 3, 10 * i })));
        foreach (var scale in new[] { 0.1, 1, 3 })
        {
            IntegrityAssert.Holds(source.Clone(scale), scale);
        }
    }

    [Fact]
    public void Cycles_that_overlap_resolve()
    {
        Column Link(string name) => Nullable(name, new IntegerType(32));
        (Table, IEnumerable<object?[]>) Node(string name, string first, string second) => (
            Table(name, Required("id", new IntegerType(32)), Link("one"), Link("two"), Required("size", new IntegerType(16))).WithKey("id")
                .WithForeignKey(first, ("one", "id")).WithForeignKey(second, ("two", "id")),
            Range(50).Select(i => new object?[] { i, i % 3 == 0 ? null : i * 7 % 50, i % 4 == 0 ? null : i * 3 % 50, i }));
        IntegrityAssert.Holds(SourceDatabase.Of(Node("a", "b", "c"), Node("b", "c", "a"), Node("c", "d", "b"), Node("d", "a", "b"))
            .Clone(2), 2);
    }

    [Fact]
    public void A_tree_has_no_cycle_and_as_many_tops_as_the_source()
    {
        var source = SourceDatabase.Of((
            Table("part", Required("id", new IntegerType(32)), Nullable("part_of", new IntegerType(32)),
                Required("weight", new IntegerType(32))).WithKey("id").WithForeignKey("part", ("part_of", "id")),
            Range(200).Select(i => new object?[] { i, i < 10 ? null : (i - 10) / 3, i })));
        var database = source.Clone(2);
        IntegrityAssert.Holds(database, 2);
        var parents = database.RowsOf("part").ToDictionary(row => (long)row[0]!, row => (long?)row[1]);
        Assert.Equal(20, parents.Values.Count(parent => parent is null));
        Assert.All(parents.Keys, key => Assert.True(Ancestors(key).Take(parents.Count + 1).Count() <= parents.Count));
        IEnumerable<long> Ancestors(long key)
        {
            for (long? current = key; current is { } row; current = parents[row])
            {
                yield return row;
            }
        }
    }

    [Fact]
    public void A_required_reference_among_siblings_may_point_to_the_row_itself()
    {
        var source = SourceDatabase.Of(
            Root("forum", 30),
            (Table("post", Required("id", new IntegerType(32)),
                Required("forum_id", new IntegerType(32)), Required("thread_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("forum", ("forum_id", "id")).WithForeignKey("post", ("thread_id", "id")),
                Range(120).Select(i => new object?[] { i, 1 + (i / 4), i / 4 * 4 })));
        IntegrityAssert.Holds(source.Clone(), 1);
        IntegrityAssert.Holds(source.Clone(10), 10);
    }

    [Fact]
    public void Tables_of_one_row_of_keys_alone_and_without_keys_are_made()
    {
        var source = SourceDatabase.Of(
            (Table("config", Required("id", new IntegerType(32)), Required("name", new TextType(20)),
                Required("version", new DecimalType(5, 2)), Nullable("since", new TimestampType(0)))
                .WithKey("id"), [[1, "main", (Int128)123, 738_000 * TimeSpan.TicksPerDay]]),
            (Table("ticket", Required("id", new IntegerType(32))).WithKey("id"), Range(25).Select(i => new object?[] { i })),
            (Table("log", Required("at", new TimestampType(3)), Nullable("note", new TextType())), Range(30)
                .Select(i => new object?[] { (738_000 * TimeSpan.TicksPerDay) + (i * 12_340_000L), i % 2 == 0 ? null : "x" })),
            (Table("unused", Required("id", new IntegerType(32)), Required("ticket_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("ticket", ("ticket_id", "id")), []));
        foreach (var scale in new[] { 0.1, 1, 10 })
        {
            IntegrityAssert.Holds(source.Clone(scale), scale);
        }
    }

    [Fact]
    public void A_table_whose_rows_all_fell_out_of_the_sample_is_still_made()
    {
        var source = SourceDatabase.Of(
            Root("shop", 400),
            (Table("audit", Required("id", new IntegerType(32)), Required("parent_id", new IntegerType(32)),
                Required("day", new DateType()), Required("note", new TextType(30)), Nullable("score", new FloatType(64)))
                .WithKey("id").WithForeignKey("shop", ("parent_id", "id")),
                    [[1, 400, 738_000, "fine", 1.5], [2, 400, 738_001, "good", null]]));
        foreach (var limit in new[] { 1, 10, 50 })
        {
            using var sample = source.Sample(limit);
            var model = RelationalSynthesizer.Fit(sample, SourceDatabase.QuickFit, null, TestContext.Current.CancellationToken);
            IntegrityAssert.Holds(SyntheticDatabase.Generate(model, new SampleOptions()), 1);
        }
    }

    private static Guid Identifier(int number) => new(number, 1, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
