using CsCheck;

namespace Synth.Modeling.Tests.Privacy;

public sealed class NumberRangeTests
{
    private static readonly NumberRange Everything = new(NumberRange.Least, NumberRange.Most);

    [Fact]
    public void Powers_of_two_hold_every_number_once() => Gen.Long[NumberRange.Least, NumberRange.Most].Sample(number =>
    {
        var ranges = Everything.Powers().ToArray();
        var found = ranges[NumberRange.Find(ranges, number)];
        Assert.InRange(number, found.Low, found.High);
        Assert.Equal(1, ranges.Count(range => range.Low <= number && number <= range.High));
    });

    [Fact]
    public void Parts_of_a_range_follow_each_other_and_fill_it() => Gen.Select(Gen.Long[-1000, 1000], Gen.Long[0, 500], Gen.Int[1, 12])
        .Sample((low, width, parts) =>
    {
        var split = new NumberRange(low, low + width).Split(parts).ToArray();
        Assert.InRange(split.Length, 1, parts);
        Assert.Equal((low, low + width), (split[0].Low, split[^1].High));
        Assert.All(split.Zip(split.Skip(1)), pair => Assert.Equal(pair.First.High + 1, pair.Second.Low));
    });

    [Fact]
    public void A_number_between_ranges_goes_to_the_nearer_one()
    {
        NumberRange[] ranges = [new(0, 10), new(100, 110)];
        Assert.Equal([0, 0, 1, 1, 0, 1], new long[] { -5, 50, 60, 105, 10, 900 }.Select(number => NumberRange.Find(ranges, number)));
    }

    [Fact]
    public void Ranges_are_fine_where_rows_are_and_noise_is_small()
    {
        var values = Enumerable.Range(0, 20_000).Select(i => 1990L + (i % 20)).ToArray();
        var meter = new PrivacyMeter("t", new SeededNoise(5), rho: 1, delta: 0);
        var ranges = NumberDomainFinder.Find(values, Everything, 1, meter, cost: 0.5);
        Assert.InRange(ranges[0].Low, 1980, 1990);
        Assert.InRange(ranges[^1].High, 2009, 2020);
        Assert.True(ranges.Count(range => range.Low >= 1990 && range.High <= 2009) >= 10);
    }

    [Fact]
    public void Ranges_stay_within_the_type_where_noise_is_all_there_is()
    {
        var limits = new NumberRange(-128, 127);
        for (var seed = 0; seed < 50; seed++)
        {
            var ranges = NumberDomainFinder.Find([5, 6], limits, 1, new PrivacyMeter("t", new SeededNoise(seed), 1, 0), cost: 0.001);
            Assert.All(ranges, range => Assert.True(range.Low >= limits.Low && range.High <= limits.High && range.Low <= range.High));
        }
    }
}
