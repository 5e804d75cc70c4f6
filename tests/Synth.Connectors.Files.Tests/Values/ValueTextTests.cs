using CsCheck;
using Synth.Connectors.Files.Values;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.Files.Tests.Values;

public sealed class ValueTextTests
{
    [Fact]
    public void Every_value_reads_back_from_its_text() => Gen.Long.Sample(
        seed =>
        {
            foreach (var (type, i) in NeutralTypes.All(7).Select((type, i) => (type, i)))
            {
                AssertReadsBack(type, NeutralTypes.Value(type, RandomStream.FromSeed(seed).Derive(i)));
            }
        },
        iter: 200);

    [Theory]
    [InlineData(TemporalValues.PositiveInfinity, "infinity")]
    [InlineData(TemporalValues.NegativeInfinity, "-infinity")]
    [InlineData(TemporalValues.ZeroDate, "0000-00-00")]
    [InlineData(0L, "0001-01-01")]
    public void Dates_have_one_text(long days, string text)
    {
        Assert.Equal(text, TemporalText.FormatDate(days));
        AssertReadsBack(new DateType(), days);
    }

    [Theory]
    [InlineData(TemporalValues.ZeroDate, "0000-00-00 00:00:00")]
    [InlineData(0L, "0001-01-01 00:00:00")]
    [InlineData(1_234_567L, "0001-01-01 00:00:00.1234567")]
    public void Timestamps_have_one_text(long ticks, string text)
    {
        Assert.Equal(text, TemporalText.FormatTimestamp(ticks, ""));
        AssertReadsBack(new TimestampType(7), ticks);
        AssertReadsBack(new TimestampType(7, IsInstant: true), ticks);
    }

    [Theory]
    [InlineData(0L, "00:00:00")]
    [InlineData(1L, "00:00:00.0000001")]
    [InlineData((-838L * TimeSpan.TicksPerHour) - (59 * TimeSpan.TicksPerMinute) - (59 * TimeSpan.TicksPerSecond), "-838:59:59")]
    public void Times_have_one_text(long ticks, string text)
    {
        Assert.Equal(text, TemporalText.FormatTime(ticks));
        AssertReadsBack(new TimeType(7), ticks);
    }

    [Fact]
    public void A_decimal_that_is_not_a_number_reads_back() => AssertReadsBack(new DecimalType(9, 2), DecimalValues.NaN);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.234")]
    [InlineData("1e5")]
    [InlineData("999999999999999999999999999999999999999")]
    public void What_is_no_decimal_of_two_places_is_refused(string text) =>
        Assert.False(DecimalText.TryParse(System.Text.Encoding.UTF8.GetBytes(text), 2, out _));

    [Theory]
    [InlineData("2024-02-30 00:00:00")]
    [InlineData("2024-02-28 24:00:00")]
    [InlineData("2024-02-28")]
    [InlineData("2024-02-28 10:60:00")]
    public void What_is_no_timestamp_is_refused(string text) =>
        Assert.False(TemporalText.TryParseTimestamp(System.Text.Encoding.UTF8.GetBytes(text), out _));

    private static void AssertReadsBack(ColumnType type, object value)
    {
        using var before = ColumnVector.Create(ColumnLayout.StorageOf(type));
        using var after = ColumnVector.Create(ColumnLayout.StorageOf(type));
        BatchBuilder.Append(before, value);
        var text = ValueText.Format(before, 0, type);
        Assert.True(ValueText.TryAppend(after, System.Text.Encoding.UTF8.GetBytes(text), type), text);
        Assert.Equal(text, ValueText.Format(after, 0, type));
    }
}
