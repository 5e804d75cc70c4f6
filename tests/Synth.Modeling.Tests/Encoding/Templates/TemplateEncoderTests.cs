using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding.Templates;

public sealed class TemplateEncoderTests
{
    [Fact]
    public void Codes_keep_their_template()
    {
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 8], Gen.Int[0, 3], Gens.OneOf<string>(["-", "/", ".", ""])).Sample(
            (letters, digits, tail, separator) =>
            {
                var form = $"^[A-Z]{{{letters}}}{System.Text.RegularExpressions.Regex.Escape(separator)}[0-9]{{{digits}}}[a-z]{{{tail}}}$";
                var encoder =
                    Fit(Enumerable.Range(0, 200).Select(i => Letters(i * 7919, letters) + separator
                        + Digits(i * 104729, digits) + Letters(i * 31, tail).ToLowerInvariant()));
                Assert.All(Write(encoder, 300), text => Assert.Matches(form, text));
            },
            iter: 40);
    }

    [Fact]
    public void Each_template_keeps_its_share()
    {
        using var vector = Column(Enumerable.Range(0, 1000)
            .Select(i => i % 4 == 0 ? $"EU{i * 37 % 10_000:D4}" : $"US-{i * 91 % 1000:D3}-{(char)('A' + (i % 26))}"));
        var encoder = Fit(vector);
        var codes = encoder.Encode(vector)[0];
        Assert.Equal(250, codes.Count(code => encoder.Templates[code - 1].Parts[0] is LiteralPart { Text: "EU" }));
    }

    [Fact]
    public void Dates_within_codes_stay_dates()
    {
        var encoder = Fit(Enumerable.Range(0, 200).Select(i => $"D{new DateOnly(2020, 1, 1).AddDays(i * 5):yyyyMMdd}-{i * 37 % 100:D2}"));
        Assert.All(Write(encoder, 500), text => Assert.True(DateOnly.TryParseExact(text[1..9], "yyyyMMdd", out _)));
    }

    [Fact]
    public void Counters_follow_the_position()
    {
        var encoder = Fit(Enumerable.Range(0, 200).Select(i => $"INV-{1000 + i:D6}"));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"INV-{1000 + i:D6}"), Write(encoder, 300));
    }

    // A short template with a digit more would give the texts of the next longer one.
    [Theory]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(50_000)]
    public void Distinct_texts_of_templates_that_differ_by_a_digit_stay_apart(int rows)
    {
        var encoder = Fit(Enumerable.Range(1, 300).Select(i => $"m{i}@example.org"), isDistinct: true);
        Assert.Equal(rows, Write(encoder, rows).Distinct().Count());
    }

    [Fact]
    public void Distinct_codes_are_distinct_up_to_the_last_one_there_is()
    {
        var encoder = Fit(Enumerable.Range(0, 200).Select(i => $"{(char)('A' + (i % 26))}{i * 3 % 10}"), maxLength: 2, isDistinct: true);
        Assert.Equal(260, Write(encoder, 260).Distinct().Count());
        Assert.Contains("only 260", Assert.Throws<UnsupportedSchemaException>(() => Write(encoder, 261)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distinct_codes_grow_where_there_is_room()
    {
        var encoder = Fit(Enumerable.Range(0, 200).Select(i => $"{(char)('A' + (i % 26))}{i * 3 % 10}"), isDistinct: true);
        Assert.Equal(5000, Write(encoder, 5000).Distinct().Count());
    }

    [Fact]
    public void Random_tokens_keep_their_alphabet_and_length()
    {
        var stream = RandomStream.FromSeed(3);
        var encoder = Fit(Enumerable.Range(0, 200)
            .Select(i => string.Concat(Enumerable.Range(0, 40).Select(j => "0123456789abcdef"[(int)stream.Below((i * 40) + j, 16)]))));
        var texts = Write(encoder, 500);
        Assert.All(texts, text => Assert.Matches("^[0-9a-f]{40}$", text));
        Assert.Equal(500, texts.Distinct().Count());
    }

    [Fact]
    public void No_code_of_few_families_stands_in_a_template()
    {
        var encoder = Fit(Enumerable.Range(0, 200).Select(i => $"{Letters(i * 7919, 4)}-{Digits(i * 104729, 4)}"));
        Assert.All(encoder.Templates, template =>
            Assert.All(template.Parts, part => Assert.True(part is not LiteralPart literal || literal.Text == "-")));
    }

    private static TemplateEncoder Fit(IEnumerable<string> texts, int? maxLength = null, bool isDistinct = false)
    {
        using var vector = Column(texts);
        return Fit(vector, maxLength, isDistinct);
    }

    private static TemplateEncoder Fit(BytesVector vector, int? maxLength = null, bool isDistinct = false) =>
        CodeTemplateFitter.Fit("c", vector, Vectors.Context(vector.Count), maxLength, isDistinct, "column c", 0.5)!;

    private static BytesVector Column(IEnumerable<string> texts) => (BytesVector)Vectors.Of(new TextType(), texts);

    private static string[] Write(TemplateEncoder encoder, int rows)
    {
        using var target = (BytesVector)ColumnVector.Create(StorageKind.Utf8);
        var writer = encoder.Bind(RandomStream.FromSeed(1), rows, null);
        for (var row = 0; row < rows; row++)
        {
            var draw = new CellDraw(RandomStream.FromSeed(1), row);
            writer.Write(encoder.DrawTemplate(draw.Bits(0)), draw, target);
        }

        return [.. Enumerable.Range(0, rows).Select(row => target.GetString(row)!)];
    }

    private static string Letters(int number, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => (char)('A' + (((number / (i + 1)) + (i * 5)) % 26))));

    private static string Digits(int number, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => (char)('1' + (((number / (i + 1)) + i) % 9))));
}
