using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class OffsetEncoderTests
{
    private static readonly RandomStream Random = RandomStream.FromSeed(5);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void What_never_precedes_its_base_never_does(bool isTimestamp, bool baseIsTimestamp)
    {
        ColumnType type = isTimestamp ? new TimestampType(0) : new DateType();
        var bases = Enumerable.Range(0, 500)
            .Select(i => (long?)Stamp(730_000 + Random.Below(i, 4000), Random.Below(i + 9000, 86_400), baseIsTimestamp)).ToArray();
        var values = bases.Select((start, i) => Follow(start!.Value, i)).ToArray();
        using var vector = Vectors.Of(type, values.Select(value => (object?)value));
        var fitted =
            OffsetEncoderFitter.Fit("c", type, vector, [(new OffsetBase(false, "b", baseIsTimestamp), bases)], Vectors.Context(500));
        Assert.NotNull(fitted);
        var encoder = fitted.Value.Encoder;
        Assert.True(encoder.IsOrdered);
        var codes = encoder.Encode(vector, bases);
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var draw = 0; draw < 20; draw++)
        {
            for (var row = 0; row < 500; row++)
            {
                encoder.Decode(codes, row, new CellDraw(Random.Derive(draw), row), bases[row], target);
                var (day, clock) = OffsetEncoder.Split(target.Values[^1], isTimestamp);
                var (baseDay, baseClock) = OffsetEncoder.Split(bases[row]!.Value, baseIsTimestamp);
                Assert.True(day > baseDay || (day == baseDay && (!isTimestamp || clock >= baseClock)));
                Assert.True(IntegrityAssert.IsOfType(type, target.Values[^1]));
            }
        }

        long Follow(long start, int i)
        {
            var (day, clock) = OffsetEncoder.Split(start, baseIsTimestamp);
            var later = Random.Below(i + 20_000, 9);
            return Stamp(day + later, later > 0
                ? Random.Below(i + 30_000, 86_400)
                : Math.Min(86_399, (clock / TimeSpan.TicksPerSecond) + 1), isTimestamp);
        }
    }

    [Fact]
    public void Times_near_their_base_keep_their_distance_in_ticks()
    {
        var (type, from) = (new TimestampType(0), new OffsetBase(false, "b", true));
        long?[] bases =
            [.. Enumerable.Range(0, 500).Select(i => Stamp(730_000 + Random.Below(i, 4000), Random.Below(i + 9000, 86_400), true))];
        using var vector = Vectors.Of(
            type, bases.Select((start, i) => (object?)(start!.Value + ((5 + Random.Below(i + 700, 600)) * TimeSpan.TicksPerSecond))));
        var (encoder, _) = OffsetEncoderFitter.Fit("c", type, vector, [(from, bases)], Vectors.Context(500))!.Value;
        Assert.Equal(TimeSpan.TicksPerSecond, encoder.TickStep);
        var codes = encoder.Encode(vector, bases);
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var row = 0; row < 500; row++)
        {
            encoder.Decode(codes, row, new CellDraw(Random, row), bases[row], target);
            Assert.InRange(target.Values[^1] - bases[row]!.Value, 0, 1200 * TimeSpan.TicksPerSecond);
        }
    }

    [Fact]
    public void A_base_with_fractions_does_not_spoil_full_seconds()
    {
        var bases = Enumerable.Range(0, 400)
            .Select(i => (long?)(((730_000 + i) * TimeSpan.TicksPerDay) + (Random.Below(i, 80_000) * TimeSpan.TicksPerSecond) + 1_234_567))
            .ToArray();
        using var vector =
            Vectors.Of(new TimestampType(0),
                bases.Select((start, i) => (object?)((start!.Value / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond)
                    + ((1 + Random.Below(i, 3000)) * TimeSpan.TicksPerSecond))));
        var (encoder, _) = OffsetEncoderFitter.Fit("c", new TimestampType(0), vector,
            [(new OffsetBase(false, "b", true), bases)], Vectors.Context(400))!.Value;
        var codes = encoder.Encode(vector, bases);
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var row = 0; row < 400; row++)
        {
            encoder.Decode(codes, row, new CellDraw(Random, row), bases[row], target);
            Assert.Equal(0, target.Values[^1] % TimeSpan.TicksPerSecond);
            Assert.True(target.Values[^1] >= bases[row]);
        }
    }

    [Fact]
    public void At_the_end_of_the_calendar_dates_stay_in_it()
    {
        var bases = Enumerable.Range(0, 100).Select(i => (long?)(3_652_000 + (i % 20))).ToArray();
        using var vector = Vectors.Of(new DateType(), bases.Select((start, i) => (object?)(start + (i % 38))));
        var (encoder, _) =
            OffsetEncoderFitter.Fit("c", new DateType(), vector, [(new OffsetBase(false, "b", false), bases)], Vectors.Context(100))!.Value;
        var codes = encoder.Encode(vector, bases);
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        encoder.Decode(codes, 37, new CellDraw(Random, 0), 3_652_058, target);
        Assert.Equal(3_652_058, target.Values[0]);
    }

    // Whatever began before the day of the extract and ended after it is not in the source yet.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_counted_from_days_before_the_extract_does_not_lead_beyond_it(bool isTimestamp)
    {
        const long last = 740_000;
        ColumnType type = isTimestamp ? new TimestampType(0) : new DateType();
        long?[] bases = [.. Enumerable.Range(0, 800).Select(i => (long?)(last - Random.Below(i, 1000)))];
        using var vector = Vectors.Of(type, bases.Select((start, i) => (object?)Stamp(
            start!.Value + Random.Below(i + 5000, last - start.Value + 1), Random.Below(i + 9000, 86_400), isTimestamp)));
        var (encoder, _) =
            OffsetEncoderFitter.Fit("c", type, vector, [(new OffsetBase(false, "b", false), bases)], Vectors.Context(800))!.Value;
        var codes = encoder.Encode(vector, bases);
        var target = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var row = 0; row < 800; row++)
        {
            // With the distance of another row, as a forest may draw it.
            encoder.Decode(codes, row, new CellDraw(Random, row), bases[799 - row], target);
            Assert.InRange(OffsetEncoder.Split(target.Values[^1], isTimestamp).Day, bases[799 - row]!.Value, last + 30);
        }
    }

    [Fact]
    public void Special_values_and_bases_that_are_missing_rule_an_offset_out()
    {
        var bases = Enumerable.Range(0, 100).Select(i => (long?)(730_000 + i)).ToArray();
        using var infinite =
            Vectors.Of(new DateType(), bases.Select((start, i) => (object?)(i == 50 ? TemporalValues.PositiveInfinity : start + 2)));
        Assert.Null(OffsetEncoderFitter.Fit("c", new DateType(), infinite,
            [(new OffsetBase(false, "b", false), bases)], Vectors.Context(100)));
        using var ordinary = Vectors.Of(new DateType(), bases.Select(start => (object?)(start + 2)));
        bases[7] = null;
        Assert.Null(OffsetEncoderFitter.Fit("c", new DateType(), ordinary,
            [(new OffsetBase(false, "b", false), bases)], Vectors.Context(100)));
    }

    private static long Stamp(long day, long second, bool isTimestamp) => isTimestamp
        ? (day * TimeSpan.TicksPerDay) + (second * TimeSpan.TicksPerSecond)
        : day;
}
