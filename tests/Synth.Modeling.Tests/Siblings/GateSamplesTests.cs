using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Siblings;

public sealed class GateSamplesTests
{
    private const int MostRows = 400;

    [Theory]
    [InlineData(300, 3)]
    [InlineData(60, 50)]
    public void Nothing_that_is_judged_by_is_learned_from_and_both_are_about_as_many_rows(int parents, int children)
    {
        var (table, samples) = Divide(parents, children);
        var unseen = samples.Unseen.Rows.Select(row => table.ParentRows[row]).ToHashSet();
        Assert.DoesNotContain(samples.Learned, row => unseen.Contains(table.ParentRows[row]));
        Assert.InRange(samples.Unseen.Rows.Length, MostRows / 2, 5 * MostRows);
        Assert.InRange(samples.Learned.Length, MostRows / 2, 6 * MostRows);
        Assert.Equal(samples.Learned.Order(), samples.Learned);
    }

    [Fact]
    public void Where_families_are_large_rows_of_more_of_them_are_learned_from_than_whole_ones_are_taken()
    {
        var (table, samples) = Divide(parents: 150, children: 60);
        Assert.True(samples.Learned.Select(row => table.ParentRows[row]).Distinct().Count() > 2 * samples.Known.Families.Count);
    }

    [Fact]
    public void Where_families_are_small_the_whole_ones_are_learned_from()
    {
        var (_, samples) = Divide(parents: 400, children: 2);
        Assert.Same(samples.Known.Rows, samples.Learned);
    }

    private static (SourceTable Table, GateSamples Samples) Divide(int parents, int children)
    {
        using var sample = SourceDatabase.Of(
            Root("parent", parents),
            (Table("child", Required("id", new IntegerType(32)), Required("parent_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("parent", ("parent_id", "id")),
                Range(parents * children).Select(id => new object?[] { id + 1, (id / children) + 1 }))).Sample();
        var table = sample[new TableName("child")];
        return (table, GateSamples.Of(table, RandomStream.FromSeed(1).Derive("gate"), MostRows));
    }
}
