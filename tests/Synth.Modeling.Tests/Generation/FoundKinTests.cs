using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Links that stay in the family because the source's rows do, although no key says so.</summary>
public sealed class FoundKinTests
{
    private const int Firms = 90;

    private static readonly RandomStream Random = RandomStream.FromSeed(7);

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Both_ends_of_an_edge_stay_under_one_ancestor(double scale)
    {
        var database = Edges(isWithin: true).Clone(scale);
        IntegrityAssert.Holds(database, scale);
        var above = database.RowsOf("node").ToDictionary(row => row[0]!, row => row[1]);
        Assert.All(database.RowsOf("edge"), edge => Assert.Equal(above[edge[1]!], above[edge[2]!]));
    }

    [Fact]
    public void Edges_that_lead_anywhere_are_dealt_out()
    {
        var source = Edges(isWithin: false);
        using var sample = source.Sample();
        Assert.Null(KinFinder.Find(sample[new TableName("edge")], 0, sample));
        IntegrityAssert.Holds(source.Clone(), 1);
    }

    [Fact]
    public void A_link_to_an_ancestor_leads_to_the_rows_own()
    {
        var database = Notes((slip, firm, clerk) => [firm, clerk]).Clone();
        IntegrityAssert.Holds(database, 1);
        var firmOf = database.RowsOf("slip").ToDictionary(row => row[0]!, row => row[1]);
        Assert.All(database.RowsOf("note"), note => Assert.Equal(firmOf[note[1]!], note[2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_link_that_repeats_the_parents_leads_to_the_same_row(int nullEvery)
    {
        var database = Notes((slip, firm, clerk) => [firm, nullEvery > 0 && slip % nullEvery == 0 ? null : clerk]).Clone();
        IntegrityAssert.Holds(database, 1);
        var clerkOf = database.RowsOf("slip").ToDictionary(row => row[0]!, row => row[2]);
        Assert.All(database.RowsOf("note"), note => Assert.True(note[3] is null || note[3]!.Equals(clerkOf[note[1]!])));
        Assert.Equal(nullEvery > 0, database.Column("note", "clerk_id").Contains(null));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(5)]
    public void Unique_pairs_of_found_kin_find_room_beyond_the_family(double scale)
    {
        var source = SourceDatabase.Of(
            Root("school", 40),
            (Under("course", "school"), Range(120).Select(i => new object?[] { i + 1, 1 + (i % 40), i })),
            (Under("pupil", "school"), Range(200).Select(i => new object?[] { i + 1, 1 + (i % 40), i })),
            (Table("seat", Whole("pupil_id"), Whole("course_id")).WithKey("pupil_id", "course_id")
                .WithForeignKey("pupil", ("pupil_id", "id")).WithForeignKey("course", ("course_id", "id")),
                Range(200).SelectMany(i => Range(1 + (i % 3)).Select(n => new object?[] { i + 1, 1 + (i % 40) + (40 * n) }))));
        IntegrityAssert.Holds(source.Clone(scale), scale);
    }

    private static Column Whole(string name) => Required(name, new IntegerType(32));

    private static Column Maybe(string name) => Nullable(name, new IntegerType(32));

    private static Table Under(string name, string parent) =>
        Table(name, Whole("id"), Whole($"{parent}_id"), Whole("size"))
            .WithKey("id").WithForeignKey(parent, ($"{parent}_id", "id"));

    private static SourceDatabase Edges(bool isWithin) => SourceDatabase.Of(
        Root("graph", Firms),
        (Under("node", "graph"), Range(Firms * 5).Select(i => new object?[] { i + 1, 1 + (i / 5), i })),
        (Table("edge", Whole("id"), Whole("source_id"), Whole("target_id"))
            .WithKey("id").WithForeignKey("node", ("source_id", "id")).WithForeignKey("node", ("target_id", "id")),
            Range(Firms * 5).Select(i => new object?[]
            {
                i + 1, i + 1, 1 + (isWithin ? (i / 5 * 5) + Random.Below(i, 5) : Random.Below(i, Firms * 5)),
            })));

    private static SourceDatabase Notes(Func<int, object, object, object?[]> links) => SourceDatabase.Of(
        Root("firm", Firms),
        Root("clerk", 30),
        (Table("slip", Whole("id"), Whole("firm_id"), Whole("clerk_id"))
            .WithKey("id").WithForeignKey("firm", ("firm_id", "id")).WithForeignKey("clerk", ("clerk_id", "id")),
            Range(Firms * 3).Select(i => new object?[] { i + 1, 1 + (i / 3), 1 + Random.Below(i, 30) })),
        (Table("note", Whole("id"), Whole("slip_id"), Maybe("firm_id"), Maybe("clerk_id"), Whole("length"))
            .WithKey("id").WithForeignKey("slip", ("slip_id", "id"))
            .WithForeignKey("firm", ("firm_id", "id")).WithForeignKey("clerk", ("clerk_id", "id")),
            Range(Firms * 6).Select(i => (object?[])[i + 1, 1 + (i / 2), .. links(i / 2, 1 + (i / 6), 1 + Random.Below(i / 2, 30)), i])));
}
