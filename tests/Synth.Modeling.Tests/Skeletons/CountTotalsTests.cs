using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Skeletons;

public sealed class CountTotalsTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(8);

    // Counts of a source, and others that were drawn.
    private static readonly Gen<(long[] Source, int[] Drawn)> Counts =
        Gen.Select(Gen.Int[0, 12].Array[1, 80], Gen.Int[1, 80], Gen.Int[0, 9]).Select((source, rows, zeros) => (
            source.Select(count => (long)(count < zeros ? 0 : count)).ToArray(),
            Enumerable.Range(0, rows).Select(i => source[i * 7 % source.Length] < zeros ? 0 : source[i * 7 % source.Length]).ToArray()));

    [Fact]
    public void Meets_the_total_or_says_that_it_cannot() =>
        Gen.Select(Counts, Gen.Int[0, 600], Gen.Int[1, 15]).Sample((counts, total, most) =>
    {
        var drawn = counts.Drawn.ToArray();
        try
        {
            CountTotals.Meet(drawn, total, (most, null), Encoder(counts.Source), Stream, "children");
            Assert.Equal(total, drawn.Sum());
            Assert.All(drawn, count => Assert.InRange(count, 0, most));
        }
        catch (UnsupportedSchemaException exception)
        {
            Assert.True(total > (long)most * drawn.Length);
            Assert.Contains("children", exception.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void One_to_one_stays_one_to_one() => Gen.Select(Gen.Int[1, 100], Gen.Int[0, 100])
        .Where((rows, total) => total <= rows).Sample((rows, total) =>
    {
        var drawn = Enumerable.Range(0, rows).Select(i => i % 2).ToArray();
        CountTotals.Meet(drawn, total, (1, null), Encoder([.. Enumerable.Repeat(1L, 30)]), Stream, "extension");
        Assert.Equal(total, drawn.Sum());
        Assert.All(drawn, count => Assert.InRange(count, 0, 1));
    });

    [Fact]
    public void Who_has_no_children_gets_none_as_long_as_others_can_take_them()
    {
        var source = Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 0L : 1 + (i % 5)).ToArray();
        var drawn = source.Select(count => (int)count).ToArray();
        CountTotals.Meet(drawn, drawn.Sum() + 25, (int.MaxValue, null), Encoder(source), Stream, "children");
        Assert.Equal(source.Select(count => count == 0), drawn.Select(count => count == 0));
    }

    [Fact]
    public void Few_rows_change_when_little_is_missing()
    {
        var source = Enumerable.Range(0, 400).Select(i => (long)(i % 6)).ToArray();
        var drawn = source.Select(count => (int)count).ToArray();
        CountTotals.Meet(drawn, drawn.Sum() + 7, (int.MaxValue, null), Encoder(source), Stream, "children");
        Assert.InRange(source.Zip(drawn).Count(pair => pair.First != pair.Second), 1, 7);
    }

    private static NumberEncoder Encoder(long[] counts) =>
        CountEncoderFitter.Fit("children", [.. counts.Select(count => (long?)count)], Vectors.Context(counts.Length));
}
