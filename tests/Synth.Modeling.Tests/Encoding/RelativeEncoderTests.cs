using Synth.Data;

namespace Synth.Modeling.Tests.Encoding;

public sealed class RelativeEncoderTests
{
    private static readonly decimal?[] Bases = [.. Enumerable.Range(1, 300).Select(i => (decimal?)(3.7m * i))];

    [Theory]
    [InlineData(NumberRelation.Difference)]
    [InlineData(NumberRelation.Ratio)]
    internal void Values_without_a_base_are_drawn_about_the_typical_one(NumberRelation relation)
    {
        var encoder = Encoder(relation);

        Assert.All(Draw(encoder, null), value => Assert.InRange(value, 400, 710));
    }

    [Theory]
    [InlineData(NumberRelation.Difference)]
    [InlineData(NumberRelation.Ratio)]
    internal void Values_that_would_lie_beyond_all_others_are_cut(NumberRelation relation)
    {
        var encoder = Encoder(relation);

        Assert.All(Draw(encoder, 1_000_000), value => Assert.Equal(encoder.Most / 100.0, value));
        Assert.All(Draw(encoder, -1_000_000), value => Assert.InRange(value, encoder.Least / 100.0, 710));
    }

    [Theory]
    [InlineData(NumberRelation.Difference)]
    [InlineData(NumberRelation.Ratio)]
    internal void A_value_has_the_code_that_it_was_drawn_by(NumberRelation relation)
    {
        var encoder = Encoder(relation);
        for (byte code = 1; code < encoder.Variables[0].BinCount; code++)
        {
            using var target = (FixedVector<double>)ColumnVector.Create(StorageKind.Float64);
            encoder.Decode([[code]], 0, new CellDraw(RandomStream.FromSeed(1), code), 555.5m, target);
            Assert.InRange(encoder.Encode([(decimal)target.Values[0]], [555.5m])[0][0], code - 1, code + 1);
        }
    }

    [Fact]
    public void What_has_no_value_has_no_code() => Assert.Equal([0], Encoder(NumberRelation.Difference).Encode([null], [1m])[0]);

    // Values from 90% of the base up to 110%, in hundredths.
    private static RelativeEncoder Encoder(NumberRelation relation)
    {
        var random = RandomStream.FromSeed(4);
        var shares = Bases.Select((_, i) => 0.9m + (0.2m * (decimal)random.Uniform(i)));
        var values = Bases.Zip(shares, (value, share) => (decimal?)Math.Round(value!.Value * share, 2)).ToArray();
        var units = new NumberUnits(StorageKind.Float64, 2, 0, 1);
        var apart = RelativeEncoder.ApartOf(relation, 2, 555, values, Bases);
        var limits = new NumberLimits(-RelativeEncoder.MostApart, RelativeEncoder.MostApart);
        var codes = NumberEncoderFitter.Fit(
            "apart", NumberUnits.Whole, limits, apart, [], Vectors.Context(values.Length), isDays: false, isClock: false);
        return new RelativeEncoder("base", relation, codes, units, 2, new NumberGrid(0, 1, [], []), 100, 150_000, 555);
    }

    private static double[] Draw(RelativeEncoder encoder, decimal? start)
    {
        using var target = (FixedVector<double>)ColumnVector.Create(StorageKind.Float64);
        for (var i = 0; i < 200; i++)
        {
            var code = (byte)(1 + (i % (encoder.Variables[0].BinCount - 1)));
            encoder.Decode([[code]], 0, new CellDraw(RandomStream.FromSeed(3), i), start, target);
        }

        return target.Values.ToArray();
    }
}
