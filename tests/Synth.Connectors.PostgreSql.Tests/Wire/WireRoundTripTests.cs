using CsCheck;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Connectors.PostgreSql.Reading;
using Synth.Connectors.PostgreSql.Reading.Decoders;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Wire;

/// <summary>The law decode(encode(value)) = value, over the two sides of each type without a server between them.</summary>
public sealed class WireRoundTripTests
{
    private static readonly Gen<Int128> Decimals =
        Gen.Select(Gen.Long, Gen.ULong, (high, low) => new Int128((ulong)high, low) % DecimalValues.PowerOfTen(38));

    [Fact]
    public void Integers_come_back() => Gen.Long.Sample(value => Same(new IntegerType(64), value));

    [Fact]
    public void Small_integers_come_back() =>
        Gen.Short.Sample(value => Same(new IntegerType(16), (long)value) && Same(new IntegerType(32), (long)value));

    [Fact]
    public void Doubles_come_back() => Gen.Double.Sample(value => Same(new FloatType(64), value));

    [Fact]
    public void Singles_come_back() => Gen.Single.Sample(value => Same(new FloatType(32), (double)value));

    [Fact]
    public void Decimals_of_every_scale_come_back() =>
        Gen.Select(Decimals, Gen.Int[0, 38]).Sample((value, scale) => Same(new DecimalType(38, scale), value));

    [Fact]
    public void Decimals_around_powers_of_ten_come_back() =>
        Gen.Select(Gen.Int[0, 37], Gen.Int[-1, 1], Gen.Int[0, 38]).Sample((exponent, offset, scale) =>
            Same(new DecimalType(38, scale), DecimalValues.PowerOfTen(exponent) + offset)
                && Same(new DecimalType(38, scale), -DecimalValues.PowerOfTen(exponent) + offset));

    [Fact]
    public void Not_a_number_comes_back() => Assert.True(Same(new DecimalType(10, 2), DecimalValues.NaN));

    [Fact]
    public void Dates_come_back() => Gen.Long[-1_000_000, 5_000_000].Sample(days => Same(new DateType(), days));

    [Fact]
    public void Timestamps_come_back_to_the_microsecond() =>
        Gen.Long[-600_000_000_000_000_000, 9_000_000_000_000_000_000].Sample(ticks => Same(new TimestampType(6), ticks / 10 * 10));

    [Theory]
    [InlineData(TemporalValues.NegativeInfinity)]
    [InlineData(TemporalValues.PositiveInfinity)]
    public void Infinities_come_back(long value)
    {
        Assert.True(Same(new DateType(), value));
        Assert.True(Same(new TimestampType(6), value));
    }

    [Fact]
    public void Identifiers_come_back() => Gen.Guid.Sample(value => Same(new UuidType(), value));

    [Theory]
    [InlineData(16, 32_768)]
    [InlineData(16, -32_769)]
    [InlineData(32, 2_147_483_648)]
    public void Integers_beyond_their_type_are_refused(int bits, long value) =>
        Assert.False(TryEncode(new IntegerType(bits), value, out _));

    [Fact]
    public void The_zero_date_is_the_infinity_before_all_dates()
    {
        foreach (var type in new ColumnType[] { new DateType(), new TimestampType(6) })
        {
            Assert.True(TryEncode(type, TemporalValues.ZeroDate, out var zero));
            Assert.True(TryEncode(type, TemporalValues.NegativeInfinity, out var infinity));
            Assert.Equal(infinity, zero);
        }
    }

    [Fact]
    public void Timestamps_that_ticks_cannot_hold_are_refused()
    {
        Assert.False(PostgreSqlTime.TryToTicks(9_000_000_000_000_000_000, out _));
        Assert.True(PostgreSqlTime.TryToTicks(252_455_615_999_999_999, out var end));
        Assert.Equal(new DateTime(9999, 12, 31, 23, 59, 59).Ticks + 9_999_990, end);
    }

    private static bool Same<T>(ColumnType type, T value)
        where T : unmanaged
    {
        if (!TryEncode(type, value, out var bytes))
        {
            return false;
        }

        using var vector = (FixedVector<T>)ColumnVector.Create(ColumnLayout.StorageOf(type), 1);
        ColumnDecoder decoder = ColumnDecoders.ForWireFormOf(type)!;
        return decoder.TryDecode(bytes.AsSpan(sizeof(int)), vector) && vector.Values[0].Equals(value);
    }

    private static bool TryEncode<T>(ColumnType type, T value, out byte[] bytes)
        where T : unmanaged
    {
        var layout = new ColumnLayout("c", type, ColumnLayout.StorageOf(type));
        using var vector = (FixedVector<T>)ColumnVector.Create(layout.Storage, 1);
        vector.Append(value);
        using var writer = new CopyWriter();
        var isEncoded = ColumnEncoders.ForBinary(type, layout)!.TryEncode(vector, 0, writer);
        bytes = writer.Written.ToArray();
        return isEncoded;
    }
}
