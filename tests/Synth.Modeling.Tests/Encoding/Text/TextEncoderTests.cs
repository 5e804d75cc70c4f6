using System.Text;
using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class TextEncoderTests
{
    private static readonly string[] Pieces =
        ["", " ", "Anna", "MÜLLER", "o'", "-", "12", "😀", "👩‍👩‍👧", "中文", "\t", "\\", "\"", "é", "a", "مرحبا", ".", "x"];

    [Fact]
    public void Texts_fit_their_column_and_are_valid()
    {
        Gen.Select(Gens.OneOf(Pieces).Array[0, 6].Select(string.Concat).Array[1, 60], Gen.Int[1, 12]).Sample(
            (texts, maxLength) =>
            {
                var cut = texts.Select(text => Cut(text, maxLength)).ToArray();
                using var vector = Vectors.Of(new TextType(maxLength), cut);
                var encoder = TextEncoder.Fit("c", (BytesVector)vector, Vectors.Context(cut.Length, 2), maxLength);
                foreach (var text in Vectors.Decode(encoder, vector, draws: 3).Cast<string>())
                {
                    Assert.True(text.Length <= maxLength);
                    Assert.Equal(text, new UTF8Encoding(false, throwOnInvalidBytes: true)
                        .GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text)));
                    Assert.DoesNotContain('\uFFFD', text);
                }
            },
            iter: 200);
    }

    [Fact]
    public void Empty_texts_stay_empty_and_apart_from_null()
    {
        using var vector = Vectors.Of(new TextType(), Enumerable.Range(0, 300)
            .Select(i => (object?)(i % 3 == 0 ? "" : $"note {i} {(char)('a' + (i % 26))}q{i * 7}")));
        var encoder = TextEncoder.Fit("c", (BytesVector)vector, Vectors.Context(300), null);
        Assert.Equal(100, Vectors.Decode(encoder, vector).Count(text => (string)text == ""));
    }

    [Fact]
    public void Codes_and_numbers_keep_their_form()
    {
        using var vector = Vectors.Of(new TextType(13), Enumerable.Range(0, 300).Select(i => (object?)$"INV-{2000 + (i % 20)}/{i:D4}"));
        var encoder = Vectors.Fit(new TextType(13), vector, Vectors.Context(300, 5));
        Assert.All(Vectors.Decode(encoder, vector), text => Assert.Matches("^INV-[0-9]{4}/[0-9]{4}$", (string)text));
    }

    [Fact]
    public void Words_come_about_as_often_as_in_the_source()
    {
        using var vector = Vectors.Of(new TextType(), Enumerable.Range(0, 2000)
            .Select(i => (object?)$"{(i % 4 == 0 ? "urgent" : "normal")} {i * 31 % 100_000}"));
        var encoder = TextEncoder.Fit("c", (BytesVector)vector, Vectors.Context(2000, 10), null);
        var share = Vectors.Decode(encoder, vector).Count(text => ((string)text).StartsWith("urgent", StringComparison.Ordinal)) / 2000.0;
        Assert.Equal(0.25, share, 0.04);
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
