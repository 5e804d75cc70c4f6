using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Links to one table that must not lead to the same row, because a check says so or because none of the source's does.</summary>
public sealed class ApartLinksTests
{
    private const int People = 40;

    private static readonly RandomStream Random = RandomStream.FromSeed(17);

    [Theory]
    [InlineData("follower_id <> followed_id")]
    [InlineData("NOT (followed_id = follower_id)")]
    [InlineData("follower_id <> followed_id AND since > 0")]
    public void Nobody_follows_himself_where_a_check_forbids_it(string check)
    {
        var table = Table("follows", Whole("follower_id"), Whole("followed_id"), Whole("since")).WithKey("follower_id", "followed_id")
            .WithForeignKey("person", ("follower_id", "id")).WithForeignKey("person", ("followed_id", "id"));
        foreach (var scale in new[] { 0.5, 1, 3 })
        {
            var database = SourceDatabase.Of(
                Root("person", People),
                (table with { Checks = [new CheckConstraint("apart", check)] }, Range(People).SelectMany(person =>
                    Range(6).Select(i => new object?[] { person + 1, 1 + ((person + 1 + (i * 6)) % People), 1 + i })))).Clone(scale);
            IntegrityAssert.Holds(database, scale);
            Assert.All(database.RowsOf("follows"), row => Assert.NotEqual(row[0], row[1]));
        }
    }

    [Fact]
    public void No_team_plays_against_itself_where_none_does()
    {
        var database = SourceDatabase.Of(
            Root("team", 8),
            (Table("game", Whole("id"), Whole("home_id"), Whole("away_id")).WithKey("id")
                .WithForeignKey("team", ("home_id", "id")).WithForeignKey("team", ("away_id", "id")),
                Range(500).Select(i => Random.Below(i, 8) is var home
                    ? new object?[] { i, 1 + (int)home, 1 + (int)((home + 1 + Random.Below(900 + i, 7)) % 8) } : []))).Clone();
        IntegrityAssert.Holds(database, 1);
        Assert.All(database.RowsOf("game"), row => Assert.NotEqual(row[1], row[2]));
    }

    [Fact]
    public void Few_rows_that_do_not_meet_forbid_nothing()
    {
        using var sample = SourceDatabase.Of(
            Root("team", 8),
            (Table("game", Whole("id"), Whole("home_id"), Whole("away_id")).WithKey("id")
                .WithForeignKey("team", ("home_id", "id")).WithForeignKey("team", ("away_id", "id")),
                Range(40).Select(i => new object?[] { i, 1 + (i % 8), 1 + ((i + 3) % 8) }))).Sample();
        var game = sample[new TableName("game")];
        Assert.All(Range(game.Plan.Relations.Links.Count), link => Assert.Empty(LinkApart.Of(game, link, sample.Plan.Schema)));
    }

    [Fact]
    public void The_two_ends_of_an_edge_in_one_family_differ()
    {
        var database = SourceDatabase.Of(
            Root("graph", 60),
            Child("node", "graph", Range(60).Select(i => 2 + (i % 4))),
            (Table("edge", Whole("id"), Whole("from_id"), Whole("to_id")).WithKey("id")
                .WithForeignKey("node", ("from_id", "id")).WithForeignKey("node", ("to_id", "id")), Edges())).Clone();
        IntegrityAssert.Holds(database, 1);
        Assert.All(database.RowsOf("edge"), row => Assert.NotEqual(row[1], row[2]));
    }

    private static IEnumerable<object?[]> Edges()
    {
        var (id, first) = (0, 1);
        for (var graph = 0; graph < 60; graph++)
        {
            var count = 2 + (graph % 4);
            for (var i = 0; i < count; i++)
            {
                yield return [++id, first + i, first + ((i + 1) % count)];
            }

            first += count;
        }
    }

    private static Column Whole(string name) => Required(name, new IntegerType(32));
}
