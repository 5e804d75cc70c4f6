using System.Text;
using CsCheck;
using Synth.Connectors.Sqlite.Values;
using Xunit;

namespace Synth.Connectors.Sqlite.Tests.Values;

public sealed class TemporalFormTests
{
    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("0001-01-01 00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29 12:00:00.10")]
    [InlineData("23:59:59.5")]
    [InlineData("07:05")]
    public void Writes_back_what_it_recognises(string text)
    {
        Assert.True(TemporalForm.TryRecognize(Encoding.UTF8.GetBytes(text), out var form, out var value));
        Assert.Equal(text, Written(form, value));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-13-01")]
    [InlineData("2024-1-01")]
    [InlineData("2024-02-29 24:00:00")]
    [InlineData("2024-02-29 12:60")]
    [InlineData("2024-02-29 12:00:00.")]
    [InlineData("2024-02-29 12:00:00.12345678")]
    [InlineData("2024-02-29 12:00:00+00:00")]
    [InlineData("2024-02-29_12:00")]
    [InlineData("12:00Z")]
    [InlineData("noon")]
    [InlineData("")]
    public void Recognises_nothing_else(string text) => Assert.False(TemporalForm.TryRecognize(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_form_is_told_by_type_and_value_form() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 7], Gen.Bool, Gen.Bool).Sample((hasDate, hasSeconds, digits, hasT, isUtc) =>
        {
            var form = new TemporalForm(hasDate, true, hasSeconds, hasSeconds ? digits : 0, hasDate && hasT ? 'T' : ' ', hasDate && isUtc);
            Assert.Equal(form, TemporalForm.Of(form.Type, form.ValueForm));
        });

    private static string Written(TemporalForm form, long value)
    {
        Span<byte> target = stackalloc byte[TemporalForm.MaxLength];
        return Encoding.UTF8.GetString(target[..form.Write(value, target)]);
    }
}
