using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Links that choose among the parent's own rows of another table.</summary>
public sealed class KinTests
{
    private static Table Under(string name, params IEnumerable<Column> columns) =>
        Table(name, [Required("firm_id", new IntegerType(32)), Required("no", new IntegerType(32)), .. columns])
            .WithKey("firm_id", "no").WithForeignKey("firm", ("firm_id", "id"));

    private static IEnumerable<object?[]> Rows(int firms, Func<int, int> count, Func<int, int, object?[]> rest) =>
        Range(firms).SelectMany(i => Range(count(i)).Select(n => (object?[])[i + 1, n + 1, .. rest(i, n)]));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void Children_choose_rows_of_their_own_parent(double scale)
    {
        var source = SourceDatabase.Of(
            Root("firm", 50),
            (Under("site", Required("area", new IntegerType(32))), Rows(50, i => i % 4, (i, n) => [i * n])),
            (Under("order_slip", Nullable("site_no", new IntegerType(32)), Required("total", new IntegerType(32)))
                .WithForeignKey("site", ("firm_id", "firm_id"), ("site_no", "no")),
                Rows(50, i => i % 7, (i, n) => [i % 4 == 0 || n == 2 ? null : 1 + (n % (i % 4)), i + n])));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        Assert.Contains(database.Column("order_slip", "site_no"), site => site is not null);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(10)]
    public void Two_tables_that_must_choose_find_rows_of_the_same_table(double scale)
    {
        (Table, IEnumerable<object?[]>) Slip(string name, int every) => (
            Under(name, Required("site_no", new IntegerType(32)), Required("total", new IntegerType(32)))
                .WithForeignKey("site", ("firm_id", "firm_id"), ("site_no", "no")),
            Rows(60, i => i % 3 == 0 ? 0 : i % every, (i, n) => [1 + (n % (i % 3)), i + n]));
        var source = SourceDatabase.Of(
            Root("firm", 60),
            (Under("site", Required("area", new IntegerType(32))), Rows(60, i => i % 3, (i, n) => [i * n])),
            Slip("order_slip", 5),
            Slip("return_slip", 4));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    [Fact]
    public void Pairs_of_kin_are_kept_apart()
    {
        var source = SourceDatabase.Of(
            Root("firm", 40),
            (Under("site", Required("area", new IntegerType(32))), Rows(40, i => 3 + (i % 3), (i, n) => [i * n])),
            (Under("team", Required("size", new IntegerType(32))), Rows(40, i => 2 + (i % 4), (i, n) => [i * n])),
            (Table("duty", Required("firm_id", new IntegerType(32)), Required("site_no", new IntegerType(32)),
                Required("team_no", new IntegerType(32)), Required("hours", new IntegerType(16)))
                .WithKey("firm_id", "site_no", "team_no").WithForeignKey("firm", ("firm_id", "id"))
                .WithForeignKey("site", ("firm_id", "firm_id"), ("site_no", "no"))
                .WithForeignKey("team", ("firm_id", "firm_id"), ("team_no", "no")),
                Range(40).SelectMany(i => Range(3).Select(n => new object?[] { i + 1, 1 + (n % 3), 1 + (n % 2), i + n }))));
        IntegrityAssert.Holds(source.Clone(), 1);
    }

    [Fact]
    public void Rows_of_the_same_table_and_parent_may_be_chosen()
    {
        var source = SourceDatabase.Of(
            Root("firm", 40),
            (Under("step", Nullable("after_no", new IntegerType(32)), Required("cost", new IntegerType(32)))
                .WithForeignKey("step", ("firm_id", "firm_id"), ("after_no", "no")),
                Rows(40, i => i % 6, (i, n) => [n == 0 ? null : n, i])));
        var database = source.Clone();
        IntegrityAssert.Holds(database, 1);
        Assert.All(database.RowsOf("step"), row => Assert.True(row[2] is null || (long)row[2]! < (long)row[1]!));
    }

    [Fact]
    public void Keys_that_overlap_without_a_common_parent_lead_to_rows_that_agree()
    {
        var source = SourceDatabase.Of(
            Root("firm", 40),
            Root("region", 40),
            (Table("depot", Required("region_id", new IntegerType(32)),
                Required("no", new IntegerType(32)), Required("size", new IntegerType(16)))
                .WithKey("region_id", "no").WithForeignKey("region", ("region_id", "id")), Range(80)
                .Select(i => new object?[] { 1 + (i / 2), 1 + (i % 2), i })),
            (Under("trip", Required("depot_no", new IntegerType(32))).WithForeignKey("depot", ("firm_id", "region_id"), ("depot_no", "no")),
                Rows(40, i => 2, (i, n) => [1 + n])));
        var synthetic = source.Clone();
        var depots = synthetic.RowsOf("depot").Select(row => (row[0], row[1])).ToHashSet();
        Assert.All(synthetic.Column("trip", "firm_id").Zip(synthetic.Column("trip", "depot_no")), pair => Assert.Contains(pair, depots));
    }

    [Fact]
    public void Keys_that_overlap_into_rows_that_are_not_made_before_are_refused()
    {
        var source = SourceDatabase.Of(
            Root("firm", 40),
            (Table("region", Required("firm_id", new IntegerType(32)), Required("id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("firm", ("firm_id", "id")), Range(80).Select(i => new object?[] { 1 + (i / 2), 1 + i })),
            (Table("depot", Required("region_id", new IntegerType(32)),
                Required("no", new IntegerType(32)), Required("size", new IntegerType(16)))
                .WithKey("region_id", "no").WithForeignKey("region", ("region_id", "id")), Range(160)
                .Select(i => new object?[] { 1 + (i / 2), 1 + (i % 2), i })),
            (Under("trip", Required("depot_no", new IntegerType(32))).WithForeignKey("depot", ("firm_id", "region_id"), ("depot_no", "no")),
                Rows(40, i => 2, (i, n) => [1 + n])));
        var exception = Assert.Throws<UnsupportedSchemaException>(() => source.Fit());
        Assert.Contains(exception.Issues, issue => issue.Subject.Contains("trip", StringComparison.Ordinal));
    }
}
