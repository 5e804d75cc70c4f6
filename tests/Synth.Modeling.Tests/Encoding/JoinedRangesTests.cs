using Synth.Data;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Ranges of numbers do not end at values of the source.</summary>
public sealed class JoinedRangesTests
{
    [Fact]
    public void Neighbouring_ranges_end_between_values_and_still_code_them()
    {
        var stream = RandomStream.FromSeed(9);
        long?[] values = [.. Enumerable.Range(0, 5_000).Select(row => (long?)stream.Below(row, 100_000_000))];
        var encoder = Fit(values);
        var known = values.Select(value => value!.Value).ToHashSet();
        var inner = encoder.Bins.Zip(encoder.Bins.Skip(1)).ToArray();
        Assert.All(inner, pair => Assert.True(pair.First.High < pair.Second.Low));
        Assert.True(inner.Count(pair => known.Contains(pair.First.High)) < inner.Length / 20);

        // The four extremes on either side are left to the tails.
        Assert.All(
            known.Order().Skip(4).SkipLast(4),
            value => Assert.InRange(value, encoder.Bins[encoder.CodeOf(value) - 1].Low, encoder.Bins[encoder.CodeOf(value) - 1].High));
    }

    [Fact]
    public void Ranges_become_finer_towards_the_ends()
    {
        var stream = RandomStream.FromSeed(2);
        long?[] values = [.. Enumerable.Range(0, 50_000).Select(row => (long?)(-100_000 * Math.Log(1 - stream.Uniform(row))))];
        var encoder = Fit(values);
        int[] rows = [.. encoder.Bins.Select((_, bin) => values.Count(value => encoder.CodeOf(value!.Value) == bin + 1))];
        Assert.InRange(rows[0], 5, 40);
        Assert.InRange(rows[^1], 5, 40);
        Assert.All(rows, count => Assert.InRange(count, 5, 1200));

        // What is drawn far out is as rare as in the source: within one range of a hundredth of the rows all values would be as likely.
        var drawn = values.Select((value, row) => encoder.Draw(encoder.CodeOf(value!.Value) - 1, new CellDraw(stream.Derive(1), row)));
        Assert.Equal(values.Order().ElementAt(49_900)!.Value, drawn.Order().ElementAt(49_900), 0.05 * values.Max()!.Value);
    }

    [Fact]
    public void A_day_that_many_families_share_is_kept_at_either_end()
    {
        long?[] days = [.. Enumerable.Range(0, 60_000).Select(row => (long?)(738_000 + (row % 600)))];
        var context = new EncodingContext([.. Enumerable.Range(0, days.Length).Select(row => row / 600)], 100, 5, 10);
        var encoder = NumberEncoderFitter.Fit(
            "day", NumberUnits.Whole, NumberLimits.Days, days, [], context, isDays: true, isClock: false);
        Assert.Equal((738_000, 738_599), (encoder.Bins[0].Low, encoder.Bins[^1].High));
    }

    private static NumberEncoder Fit(long?[] values) => NumberEncoderFitter.Fit(
        "amount",
        NumberUnits.Whole,
        new NumberLimits(0, int.MaxValue),
        values,
        [],
        new EncodingContext([.. Enumerable.Range(0, values.Length)], values.Length, 5, 10),
        isDays: false,
        isClock: false);
}
