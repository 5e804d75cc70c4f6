using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Ratings of films, which depend on the film although none of its columns says how good it is.</summary>
public sealed class LinkedKindTests
{
    private const int Films = 200;
    private const int Users = 500;
    private const int RatingsOfUser = 8;

    private static readonly TableName Film = new("films");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Films_differ_in_their_ratings_as_those_of_the_source_do(long seed)
    {
        var source = Source(isAlike: false);
        var model = source.Fit(FitOptions.Default with { Workers = 2 });
        Assert.Contains(model.ModelOf(Film).Variables, variable => variable.Variable.Name == "kind for ratings");

        // Dealt out without kinds, ratings of one film would be as little alike as any.
        var expected = Alikeness(source.RowsOf("ratings"));
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(seed));
        Assert.InRange(Alikeness(synthetic.RowsOf("ratings")), 0.6 * expected, expected + 0.05);
    }

    [Fact]
    public void There_are_no_kinds_where_rows_that_link_to_the_same_are_as_different_as_any()
    {
        var film = Source(isAlike: true).Fit().ModelOf(Film);
        Assert.DoesNotContain(film.Variables, variable => variable.Variable.Name.StartsWith("kind for", StringComparison.Ordinal));
    }

    [Fact]
    public void Siblings_link_to_the_same_row_no_more_often_than_those_of_the_source()
    {
        var model = Source(isAlike: false).Fit();
        var link = Assert.Single(model.ModelOf(new TableName("ratings")).Links);
        Assert.Equal(0, link.SharedShare);
        var ratings = SyntheticDatabase.Generate(model, new SampleOptions(4)).RowsOf("ratings");
        Assert.InRange(ratings.Count - ratings.Select(row => (row[1], row[2])).Distinct().Count(), 0, ratings.Count / 100);
    }

    private static double Alikeness(IReadOnlyList<object?[]> ratings)
    {
        var stars = ratings.Select(row => Convert.ToDouble(row[3], CultureInfo.InvariantCulture)).ToArray();
        var number = ratings.Select(row => row[2]).Distinct().Index().ToDictionary(entry => entry.Item!, entry => entry.Index);
        var mean = stars.Average();
        return Intraclass.Of(
            [.. ratings.Select(row => number[row[2]!])], [.. stars.Select(value => value - mean)], number.Count, 1).Correlation;
    }

    private static SourceDatabase Source(bool isAlike)
    {
        var random = RandomStream.FromSeed(2);
        var ratings = new List<object?[]>();
        for (var user = 0; user < Users; user++)
        {
            var seen = Enumerable.Range(0, Films).OrderBy(film => random.Derive("seen").Derive(user).Bits(film)).Take(RatingsOfUser);
            foreach (var film in seen)
            {
                var quality = isAlike ? 0.5 : random.Derive("quality").Uniform(film);
                var stars = 1 + (int)((6 * quality) + (4 * random.Derive("stars").Uniform(ratings.Count)));
                ratings.Add([ratings.Count, user, film, stars]);
            }
        }

        return SourceDatabase.Of(
            (Table("films", Required("id", new IntegerType(32)), Required("length", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Films).Select(i => new object?[] { i, 60 + (int)random.Below(i, 120) })),
            (Table("users", Required("id", new IntegerType(32)), Required("age", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Users).Select(i => new object?[] { i, 18 + (int)random.Below(-1 - i, 50) })),
            (Table(
                "ratings",
                Required("id", new IntegerType(32)),
                Required("user_id", new IntegerType(32)),
                Required("film_id", new IntegerType(32)),
                Required("stars", new IntegerType(32)))
                .WithKey("id").WithForeignKey("users", ("user_id", "id")).WithForeignKey("films", ("film_id", "id")),
                ratings));
    }
}
