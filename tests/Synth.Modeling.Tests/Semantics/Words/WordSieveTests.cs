using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Semantics.Words;

/// <summary>Common names are anybody's, but an address that is a common name and a firm's domain is somebody's.</summary>
public sealed class WordSieveTests
{
    private static readonly string[] Names = WordPools.Of("en")[WordKind.Given].Lists[0];

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(300)]
    public void Keeps_none_of_the_words_and_many_others(int count)
    {
        var words = Names.Take(count).ToArray();
        var sieve = WordSieve.Without(words)!;

        Assert.DoesNotContain(words, sieve.Keeps);
        Assert.DoesNotContain(words, word => sieve.Keeps(word.ToUpperInvariant()));
        Assert.InRange(sieve.Of(WordPools.Of("en")[WordKind.Given]).Count, Names.Length / (2 * sieve.OneIn), Names.Length);
    }

    [Fact]
    public void Tells_nothing_apart_among_the_words_that_it_does_not_keep()
    {
        var sieve = WordSieve.Without(Names.Take(8))!;

        Assert.InRange(Names.Count(sieve.Keeps), Names.Length * 0.4, Names.Length * 0.6);
    }

    [Fact]
    public void Is_none_where_the_words_are_too_many() => Assert.Null(WordSieve.Without(Enumerable.Range(0, 500).Select(i => $"w{i}")));

    [Fact]
    public void No_address_of_a_small_firm_comes_again()
    {
        var employees = SchemaBuilder.Table(
            "employee",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("first_name", new TextType(20)),
            SchemaBuilder.Required("last_name", new TextType(20)),
            SchemaBuilder.Required("email", new TextType(60))).WithKey("id");
        string[] first = ["Andrew", "Nancy", "Jane", "Margaret", "Steve", "Michael", "Robert", "Laura"];
        string[] last = ["Adams", "Edwards", "Peacock", "Park", "Johnson", "Mitchell", "King", "Callahan"];
        var source = SourceDatabase.Of((employees, first.Select((name, i) =>
            new object?[] { i + 1, name, last[i], $"{name.ToLowerInvariant()}@corp.example" })));

        var rows = Enumerable.Range(0, 40).SelectMany(seed => source.Clone(seed: seed).RowsOf("employee")).ToArray();

        Assert.All(rows, row => Assert.Equal($"{ColumnPart.WordOf((string)row[1]!, 0)}@corp.example".ToLowerInvariant(), row[3]));
        Assert.Empty(rows.Select(row => (string)row[3]!).Intersect(first.Select(name => $"{name.ToLowerInvariant()}@corp.example")));
        Assert.True(rows.Select(row => row[1]).Distinct().Count() > 50);
    }
}
