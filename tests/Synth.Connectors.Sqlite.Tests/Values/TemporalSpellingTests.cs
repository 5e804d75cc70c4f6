using System.Text;
using CsCheck;
using Synth.Connectors.Sqlite.Values;
using Synth.Data;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Values;

public sealed class TemporalSpellingTests
{
    [Theory]
    [InlineData("2024-02-29 12:00:00+00:00", "yyyy-MM-dd HH:mm:ss+00:00")]
    [InlineData("2024-02-29T12:00:00.250+00:00", "yyyy-MM-ddTHH:mm:ss+00:00")]
    [InlineData("2024-02-29T12:00:00.250Z", "yyyy-MM-ddTHH:mm:ss")]
    [InlineData("2024-02-29 12:00:00.123456", null)]
    [InlineData("2024-02-29", null)]
    public void Writes_back_what_it_recognises(string text, string? valueForm)
    {
        Assert.True(TemporalSpelling.TryRecognize(Encoding.UTF8.GetBytes(text), out var spelling, out var value));
        Assert.Equal(valueForm, spelling.ValueForm);
        Assert.Equal(spelling, TemporalSpelling.Of(spelling.Type, spelling.ValueForm));
        Assert.Equal(text, Written(spelling, value));
    }

    [Theory]
    [InlineData("2024-02-29+00:00")]
    [InlineData("12:00+00:00")]
    [InlineData("2024-02-29T12:00:00Z+00:00")]
    [InlineData("2024-02-29T12:00:00+02:00")]
    public void Recognises_no_other_offset(string text) =>
        Assert.False(TemporalSpelling.TryRecognize(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_fraction_may_be_left_out_where_it_is_zero()
    {
        var spelling = Recognised("2024-02-29T12:00:00").With(Recognised("2024-02-29T12:00:00.000250"))!.Value;
        Assert.Equal("yyyy-MM-ddTHH:mm:ss[.f]", spelling.ValueForm);
        Assert.Equal(spelling, TemporalSpelling.Of(spelling.Type, spelling.ValueForm));
        foreach (var text in new[] { "2024-02-29T12:00:00", "2024-02-29T12:00:00.000250" })
        {
            Assert.True(spelling.TryParse(Encoding.UTF8.GetBytes(text), out var value));
            Assert.Equal(text, Written(spelling, value));
        }

        Assert.False(spelling.TryParse("2024-02-29T12:00:00.000000"u8, out _));
        Assert.Null(spelling.With(Recognised("2024-02-29T12:00:00.25")));
        Assert.Null(spelling.With(Recognised("2024-02-29 12:00:00")));
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Int[0, 7], Gen.Bool, Gen.Bool).Sample((ticks, digits, hasOffset, omitsZeros) =>
        {
            var spelling = new TemporalSpelling(
                new TemporalForm(HasDate: true, HasTime: true, FractionalDigits: digits, Separator: 'T', IsUtc: hasOffset),
                hasOffset, omitsZeros && digits > 0);
            var text = Written(spelling, ticks);
            Assert.True(spelling.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
            var unit = (long)DecimalValues.PowerOfTen(7 - digits);
            Assert.Equal(ticks / unit * unit, value);
        });

    [Theory]
    [InlineData(1_700_000_000L, 0)]
    [InlineData(1_700_000_000_123L, 3)]
    [InlineData(1_700_000_000_123_456L, 6)]
    public void Numbers_since_1970_are_told_by_their_size_and_written_back(long number, int digits)
    {
        var unit = EpochUnit.Of(number, number)!;
        Assert.Equal(new TimestampType(digits, IsInstant: true), unit.Type);
        Assert.Same(unit, EpochUnit.Of(unit.ValueForm));
        Assert.Equal(number, unit.FromTicks(unit.ToTicks(number)));
        Assert.Equal(2023, new DateTime(unit.ToTicks(number)).Year);
    }

    [Theory]
    [InlineData(0, 1_700_000_000)]
    [InlineData(1_700_000_000, 1_700_000_000_000)]
    [InlineData(100, 200)]
    public void Other_numbers_are_none(long least, long most) => Assert.Null(EpochUnit.Of(least, most));

    [Fact]
    public void Times_before_1970_are_cut_off_downwards() => Assert.Equal(-1, EpochUnit.Of("unixepoch")!.FromTicks(
        DateTime.UnixEpoch.Ticks - 1));

    private static TemporalSpelling Recognised(string text)
    {
        Assert.True(TemporalSpelling.TryRecognize(Encoding.UTF8.GetBytes(text), out var spelling, out _));
        return spelling;
    }

    private static string Written(TemporalSpelling spelling, long value)
    {
        Span<byte> target = stackalloc byte[TemporalSpelling.MaxLength];
        return Encoding.UTF8.GetString(target[..spelling.Write(value, target)]);
    }
}
