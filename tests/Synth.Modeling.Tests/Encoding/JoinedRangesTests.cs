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
