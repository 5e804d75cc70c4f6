using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What no key declares but siblings keep, and unique keys of data columns, hold in synthetic rows.</summary>
public sealed class SiblingColumnTests
{
    private const int Parents = 200;

    private static readonly Table Races =
        Table("races", Required("id", new IntegerType(32)), Required("distance", new IntegerType(32))).WithKey("id");

    private static readonly Table Runners = Table(
        "runners",
        Required("id", new IntegerType(32)),
        Required("race_id", new IntegerType(32)),
        Required("place", new IntegerType(16)),
        Required("lane", new IntegerType(16)))
        .WithKey("id").WithForeignKey("races", ("race_id", "id"));

    [Fact]
    public void Siblings_are_numbered_without_gaps_and_share_no_value()
    {
        var model = SourceDatabase.Of((Races, RaceRows()), (Runners, RunnerRows())).Fit();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            foreach (var race in SyntheticDatabase.Generate(model, new SampleOptions(seed)).RowsOf("runners").GroupBy(row => row[1]))
            {
                Assert.Equal(Enumerable.Range(1, race.Count()).Select(place => (object)(long)place), race.Select(row => row[2]!).Order());
                Assert.Distinct(race.Select(row => row[3]));
            }
        }
    }

    [Fact]
    public void Nobody_does_more_laps_than_the_first()
    {
        var random = RandomStream.FromSeed(4);
        var rows = new List<object?[]>();
        for (var race = 0; race < Parents; race++)
        {
            var most = 400 + (int)random.Derive("most").Below(race, 400);
            for (var place = 0; place < 8; place++)
            {
                // The slower ones lose some laps, whatever the one before has lost.
                var lost = place == 0 ? 0 : (int)random.Derive(race).Below(place, 1 + place);
                rows.Add([rows.Count, race, place + 1, most - lost]);
            }
        }

        var model = SourceDatabase.Of((Races, RaceRows()), (Runners, rows)).Fit();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var races = SyntheticDatabase.Generate(model, new SampleOptions(seed)).RowsOf("runners").GroupBy(row => row[1]);
            Assert.All(races, race => Assert.Equal(race.OrderBy(row => row[0]).First()[3], race.Max(row => row[3])));
        }
    }

    [Fact]
    public void A_unique_key_of_two_data_columns_is_drawn_without_replacement()
    {
        var table = Table("slots", Required("id", new IntegerType(32)),
            Required("day", new IntegerType(16)), Required("room", new TextType(10)))
            .WithKey("id").WithUnique("day", "room");
        var combinations = Enumerable.Range(0, 300).Where(i => RandomStream.FromSeed(1).Below(i, 5) > 0);
        var source =
            SourceDatabase.Of((table, combinations.Select((i, id) => new object?[] { id, i % 20, $"Room {(char)('A' + (i / 20))}" })));
        var model = source.Fit();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var rows = SyntheticDatabase.Generate(model, new SampleOptions(seed)).RowsOf("slots");
            Assert.Distinct(rows.Select(row => (row[1], row[2])));
            Assert.All(rows, row => Assert.InRange((long)row[1]!, 0, 19));
            Assert.Subset(source.RowsOf("slots").Select(row => row[2]).ToHashSet(), rows.Select(row => row[2]).ToHashSet());
        }
    }

    private static IEnumerable<object?[]> RaceRows() =>
        Enumerable.Range(0, Parents).Select(i => new object?[] { i, 400 + (int)RandomStream.FromSeed(2).Below(i, 4000) });

    private static IEnumerable<object?[]> RunnerRows()
    {
        var id = 0;
        for (var race = 0; race < Parents; race++)
        {
            var random = RandomStream.FromSeed(race);
            var count = 3 + (int)random.Below(-1, 4);
            var places = Stratified.Shuffle(random, count);
            var lanes = Stratified.Shuffle(random.Derive("lanes"), 8);
            for (var i = 0; i < count; i++)
            {
                yield return [id++, race, 1 + places[i], 1 + lanes[i]];
            }
        }
    }
}
