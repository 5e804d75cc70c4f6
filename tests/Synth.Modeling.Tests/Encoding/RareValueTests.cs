using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>What fewer than k families have never comes out of an encoder.</summary>
public sealed class RareValueTests
{
    private const int K = 5;

    [Fact]
    public void Rare_texts_are_not_emitted() => Gen.Select(Gen.Int[1, K - 1], Gen.Int[5, 60], Gen.Bool).Sample(
        (families, rows, isLimited) =>
        {
            // Few families, but each with many rows.
            var rare = Enumerable.Repeat("Xylographer", rows).Select((text, i) => (Text: text, Family: i % families));
            var common = Enumerable.Range(0, 400).Select(i => (Text: $"{(char)('a' + (i % 7))}bout town", Family: 100 + i));
            var (vector, context) = Column(rare.Concat(common));
            ColumnType type = isLimited ? new TextType(20) : new TextType();
            Assert.All(Vectors.Decode(Vectors.Fit(type, vector, context), vector, draws: 2),
                text => Assert.DoesNotContain("Xylographer", (string)text, StringComparison.OrdinalIgnoreCase));
        },
        iter: 40);

    [Fact]
    public void Rare_words_in_free_text_are_not_emitted()
    {
        var texts = Enumerable.Range(0, 600).Select(i => (
            Text: i % 150 == 0 ? $"Report of Bartholomew on case {i}, closed"
                : $"Report of {(i % 2 == 0 ? "Anna" : "Peter")} on case {i}, {(i % 3 == 0 ? "closed" : "open")} by "
                    + $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}",
            Family: i));
        var (vector, context) = Column(texts);
        var decoded = Vectors.Decode(Vectors.Fit(new TextType(), vector, context), vector, draws: 3).Cast<string>().ToArray();
        Assert.DoesNotContain(decoded, text => text.Contains("Bartholomew", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(decoded, text => text.Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_that_stand_alone_are_those_of_enough_families() => Gen.Select(Gen.Int[1, 80], Gen.Int[1, 40], Gen.Long).Sample(
        (rows, distinct, seed) =>
        {
            var random = RandomStream.FromSeed(seed);
            var values = Enumerable.Range(0, rows)
                .Select(i => (Value: 1_000_003 + (17 * random.Below(i, distinct) * random.Below(i + 1000, 50)),
                    Family: (int)random.Below(i + 2000, 30))).ToArray();
            using var vector = Vectors.Of(new IntegerType(64), values.Select(value => (object?)value.Value));
            var context = new EncodingContext([.. values.Select(value => value.Family)], 30, K, K);
            var encoder = (NumberEncoder)Vectors.Fit(new IntegerType(64), vector, context);
            foreach (var atom in encoder.Bins.Where(bin => bin.IsSingle))
            {
                var families = values.Where(value => value.Value == atom.Low).Select(value => value.Family).Distinct().Count();
                Assert.True(families >= K, $"{atom.Low} belongs to {families} families");
            }
        },
        iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_numbers_of_a_table_of_few_rows_are_not_told(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(i => 1_234_567L + (i * 7_654_321)).ToArray();
        using var vector = Vectors.Of(new IntegerType(64), values.Select(value => (object?)value));
        var encoder = Vectors.Fit(new IntegerType(64), vector, Vectors.Context(rows, 2));
        Assert.DoesNotContain(Vectors.Decode(encoder, vector, draws: 50), value => values.Contains((long)value));
    }

    [Fact]
    public void Bytes_are_drawn_anew()
    {
        using var vector = Vectors.Of(new BinaryType(), Enumerable.Repeat((object?)new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 50));
        Assert.All(Vectors.Decode(Vectors.Fit(new BinaryType(), vector), vector), value =>
        {
            Assert.Equal(8, ((byte[])value).Length);
            Assert.NotEqual([1, 2, 3, 4, 5, 6, 7, 8], (byte[])value);
        });
    }

    private static (ColumnVector Vector, EncodingContext Context) Column(IEnumerable<(string Text, int Family)> rows)
    {
        var all = rows.ToArray();
        var families = all.Select(row => row.Family).ToArray();
        return (Vectors.Of(new TextType(), all.Select(row => (object?)row.Text)),
            new EncodingContext(families, families.Distinct().Count(), K, K));
    }
}
