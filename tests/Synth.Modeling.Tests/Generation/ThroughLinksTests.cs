using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Links that say again where another link of the row leads to.</summary>
public sealed class ThroughLinksTests
{
    private static readonly RandomStream Random = RandomStream.FromSeed(19);

    // Of few teams players are linked to theirs, under many they hang.
    [Theory]
    [InlineData(8, 0.5)]
    [InlineData(8, 2)]
    [InlineData(60, 0.5)]
    [InlineData(60, 2)]
    public void A_player_plays_for_the_team_that_has_him(int teams, double scale)
    {
        var source = SourceDatabase.Of(
            Root("team", teams),
            (Table("player", Whole("id"), Whole("team_id"), Whole("height")).WithKey("id").WithForeignKey("team", ("team_id", "id")),
                Range(160).Select(i => new object?[] { i + 1, 1 + (i % teams), 170 + (i % 40) })),
            Root("game", 90),
            (Table("appearance", Whole("game_id"), Whole("player_id"), Whole("team_id"), Whole("points")).WithKey("game_id", "player_id")
                .WithForeignKey("game", ("game_id", "id")).WithForeignKey("player", ("player_id", "id"))
                .WithForeignKey("team", ("team_id", "id")),
                Range(90).SelectMany(game => Range(9).Select(i => (game * 7) + (i * 17) is var player
                    ? new object?[] { game + 1, 1 + (player % 160), 1 + (player % 160 % teams), (int)Random.Below((game * 9) + i, 30) }
                    : []))));
        var database = source.Clone(scale);
        IntegrityAssert.Holds(database, scale);
        var teamOf = database.RowsOf("player").ToDictionary(row => row[0]!, row => row[1]);
        Assert.All(database.RowsOf("appearance"), row => Assert.Equal(teamOf[row[1]!], row[2]));
    }

    [Fact]
    public void A_link_that_mostly_agrees_with_another_is_chosen_by_itself()
    {
        using var sample = SourceDatabase.Of(
            Root("team", 8),
            (Table("player", Whole("id"), Whole("team_id")).WithKey("id").WithForeignKey("team", ("team_id", "id")),
                Range(160).Select(i => new object?[] { i + 1, 1 + (i % 8) })),
            (Table("goal", Whole("id"), Whole("player_id"), Whole("team_id")).WithKey("id")
                .WithForeignKey("player", ("player_id", "id")).WithForeignKey("team", ("team_id", "id")),
                Range(800).Select(i => new object?[] { i, 1 + (i % 160), 1 + ((i % 160) + (i % 50 == 0 ? 1 : 0)) % 8 }))).Sample();
        var goal = sample[new TableName("goal")];
        Assert.All(Range(goal.Plan.Relations.Links.Count), link => Assert.Null(LinkRepeat.Find(goal, link, sample)));
    }

    private static Column Whole(string name) => Required(name, new IntegerType(32));
}
