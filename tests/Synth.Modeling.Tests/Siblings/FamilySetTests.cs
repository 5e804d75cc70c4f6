using System.Text.Json;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Which numbers siblings have between them follows from what is above them.</summary>
public sealed class FamilySetTests
{
    private const int Races = 400;
    private const int Cars = 16;
    private const int Years = 20;
    private const int Numbers = 40;
    private const int Pool = 18;

    private static readonly Table Parents = Table(
        "race", Required("id", new IntegerType(32)), Required("year", new IntegerType(32))).WithKey("id");

    private static readonly Table Children = Table(
        "start", Required("id", new IntegerType(32)), Required("race_id", new IntegerType(32)),
        Required("car", new IntegerType(32)))
        .WithKey("id").WithForeignKey("race", ("race_id", "id"));

    private static readonly FitOptions Options = SourceDatabase.QuickFit;

    [Fact]
    public void Families_of_one_year_have_the_numbers_of_that_year()
    {
        var (draft, set) = Fit(Source(year => year));
        Assert.NotNull(set);

        // Without regard to the year 18 of 40 numbers are of a year's pool; clusters of three years share 16 of 20.
        var encoder = (NumberEncoder)draft.Columns.OfType<DataColumnModel>().Single(column => column.Name == "car").Encoder;
        var races = draft.Parent!;
        byte[][] above = [.. races.OwnFeatures.Select(feature => feature.Codes), SameFor(0), SameFor(1)];
        var fitting = Enumerable.Range(0, Races).SelectMany(race => set.Trees.Select(tree => (race, tree))).Average(entry =>
        {
            var counts = entry.tree.Counts[entry.tree.Questions.ClusterOf(above, entry.race)];
            var pool = PoolOf(entry.race % Years);
            return counts.Index().Where(code => code.Item > 0 && pool.Contains((int)encoder.Bins[code.Index - 1].Low))
                .Sum(code => code.Item) / (double)counts.Sum();
        });
        byte[] SameFor(int structure) => [.. Enumerable.Repeat(draft.OwnFeatures[structure].Codes[0], Races)];

        Assert.InRange(fitting, 0.85, 1);
        Assert.All(set.Room.Skip(1), room => Assert.Equal(1, room));
    }

    [Fact]
    public void Nothing_is_learned_where_all_families_draw_from_the_same_numbers() => Assert.Null(Fit(Source(_ => 0)).Set);

    [Fact]
    public void Clusters_are_as_large_as_leaves_of_forests()
    {
        var (_, set) = Fit(Source(year => year), Options with { MinLeafFamilies = 2, MinLeafRows = 1 });
        var (_, careful) = Fit(Source(year => year), Options with { MinLeafFamilies = 40 });
        Assert.InRange(careful!.Trees.Max(tree => tree.Counts.Length), 2, Races / 40);
        Assert.True(set!.Trees.Min(tree => tree.Counts.Length) > careful.Trees.Max(tree => tree.Counts.Length));
    }

    [Fact]
    public void Sets_are_read_as_they_were_written()
    {
        var (_, set) = Fit(Source(year => year));
        var json = new JsonSerializerOptions { Converters = { new ClusterTreeJsonConverter() } };
        var read = JsonSerializer.Deserialize<FamilySet>(JsonSerializer.Serialize(set, json), json)!;
        Assert.Equal(set!.Variable, read.Variable);
        Assert.Equal(set.Room, read.Room);
        Assert.Equal(set.Trees.SelectMany(tree => tree.Questions.Nodes), read.Trees.SelectMany(tree => tree.Questions.Nodes));
        Assert.Equal(set.Trees.SelectMany(tree => tree.Counts), read.Trees.SelectMany(tree => tree.Counts));
    }

    private static (TableDraft Draft, FamilySet? Set) Fit(SourceDatabase source, FitOptions? given = null)
    {
        var options = given ?? Options;
        using var sample = source.Sample();
        var asked = AskedRules.Read(sample.Plan, options, []);
        var races = new TableFitter(sample[Parents.Name], null, sample.Plan, options, asked);
        races.Encode(sample.CountsUnder(sample.Plan[Parents.Name]), sample);
        var starts = new TableFitter(sample[Children.Name], races.Draft, sample.Plan, options, asked);
        starts.Encode([], sample);
        var draft = starts.Draft;
        var variable = draft.Columns.OfType<DataColumnModel>().Single(column => column.Name == "car").FirstVariable;
        var families = FamilySample.Of(draft.Table, RandomStream.FromSeed(6), Races * Cars, _ => true);
        var firsts = families.Families.Select(family => families.Rows[family.Begin]).ToArray();
        var above = draft.AncestorFeatures(structureOnly: false).Concat(draft.OwnFeatures.Take(draft.StructureCount))
            .Select(feature => (feature.Variable, Array.ConvertAll(firsts, row => feature.Codes[row])));
        var workers = new FitWorkers(2, TestContext.Current.CancellationToken);
        return (draft, new FamilySetFitter(draft, options, RandomStream.FromSeed(7), workers).Fit(variable, families, [.. above]));
    }

    // From year to year one number goes and another one comes.
    private static int[] PoolOf(int year) => Stratified.Shuffle(RandomStream.FromSeed(4), Numbers)[year..(year + Pool)];

    // The cars of a race have 16 of the 18 numbers of its pool.
    private static SourceDatabase Source(Func<int, int> poolOfYear) => SourceDatabase.Of(
        (Parents, Enumerable.Range(0, Races).Select(id => new object?[] { id, id % Years })),
        (Children, Enumerable.Range(0, Races * Cars).Select(id => new object?[]
        {
            id,
            id / Cars,
            PoolOf(poolOfYear(id / Cars % Years))[Stratified.Shuffle(RandomStream.FromSeed(5).Derive(id / Cars), Pool)[id % Cars]],
        })));
}
