using System.Text.RegularExpressions;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Keys;

/// <summary>Unique texts of which a check names the characters place by place.</summary>
public sealed class PatternKeyTests
{
    [Theory]
    [InlineData("sqlite", "length(\"code\") = 5 and \"code\" glob 'h[0-9a-c]x[AB]'", "h|0123456789abc|x|AB")]
    [InlineData("sqlite", "code IS NULL OR code GLOB '[A-C][0-9]'", "ABC|0123456789")]
    [InlineData("postgresql", "((code)::text ~ '^[a-c]{2}-\\d$'::text)", "abc|abc|-|0123456789")]
    [InlineData("mysql", "regexp_like(`code`,_utf8mb4'^[0-1]x$')", "01|x")]
    [InlineData("mariadb", "`code` regexp '^[0-1]x$'", "01|x")]
    [InlineData("sqlserver", "([code] like '[A-C][0-2]')", "ABC|012")]
    public void A_check_names_the_characters_of_each_place(string engine, string sql, string places) =>
        Assert.Equal(places.Split('|'), CheckPattern.Parse(sql, "code", engine, ignoresCase: false)?.Places);

    [Theory]
    [InlineData("postgresql", "(code ~ '[a-c]'::text)")]
    [InlineData("postgresql", "(code ~ '^[a-c]+$'::text)")]
    [InlineData("postgresql", "(code ~ '^(a|b)$'::text)")]
    [InlineData("postgresql", "(code ~ '^[^a]$'::text)")]
    [InlineData("postgresql", "((code ~ '^[a-c]$'::text) OR (kind = 1))")]
    [InlineData("postgresql", "(NOT (code ~ '^[a-c]$'::text))")]
    [InlineData("postgresql", "(code !~ '^[a-c]$'::text)")]
    [InlineData("postgresql", "(barcode ~ '^[a-c]$'::text)")]
    [InlineData("postgresql", "(code LIKE '[a-c]'::text)")]
    [InlineData("sqlite", "code glob '[a-c]*'")]
    public void Other_checks_name_none(string engine, string sql) =>
        Assert.Null(CheckPattern.Parse(sql, "code", engine, ignoresCase: false));

    [Fact]
    public void Case_counts_only_where_it_tells_texts_apart() =>
        Assert.Equal(["AB", "1"], CheckPattern.Parse("code ~ '^[A-Ba-b]1$'", "code", "postgresql", ignoresCase: true)!.Places);

    [Theory]
    [InlineData(28)]
    [InlineData(7)]
    [InlineData(1)]
    public void Every_text_comes_once(int rowCount)
    {
        var writer = new PatternKeyModel(new CheckPattern(["x", "ab", "0123456", "cd", "y"]), "").Bind(RandomStream.FromSeed(1), rowCount);
        Assert.Equal(28, Texts(writer, 28).Distinct().Count());
        Assert.All(Texts(writer, 28), text => Assert.Matches("^x[ab][0-6][cd]y$", text));
    }

    [Fact]
    public void Texts_beyond_what_numbers_reach_keep_the_pattern()
    {
        var model = new PatternKeyModel(new CheckPattern([.. Enumerable.Repeat("0123456789abcdef", 32)]), "");
        var texts = Texts(model.Bind(RandomStream.FromSeed(1), 500), 500);
        Assert.Equal(500, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Matches("^[0-9a-f]{32}$", text));
        Assert.InRange(texts.Select(text => text[0]).Distinct().Count(), 12, 16);
    }

    [Fact]
    public void More_rows_than_texts_are_refused() =>
        Assert.Contains(
            "its check allows 2",
            Assert.Throws<UnsupportedSchemaException>(
                () => new PatternKeyModel(new CheckPattern(["ab"]), "code").Bind(RandomStream.FromSeed(1), 3)).Message,
            StringComparison.Ordinal);

    // Of 600 cars 90 have a plate, of which there are 260: counted by rows they would not suffice.
    [Fact]
    public void Rows_without_a_text_take_none()
    {
        var stream = RandomStream.FromSeed(3);
        var number = new IntegerType(32);
        var cars = Table("cars", Required("id", number), Nullable("plate", new TextType(2)), Required("doors", number))
            .WithKey("id").WithUnique("plate") with
        {
            Checks = [new CheckConstraint("plates", "((plate)::text ~ '^[A-Z][0-9]$'::text)")],
        };
        var source = SourceDatabase.Of("postgresql",
        [
            (cars, Enumerable.Range(0, 600).Select(i => new object?[]
            {
                i + 1, i % 7 == 0 ? $"{(char)('A' + (i / 7 % 26))}{i / 182}" : null, 2 + (int)stream.Below(i, 4),
            })),
        ]);
        var rows = SyntheticDatabase.Generate(source.Fit(SourceDatabase.QuickFit), new SampleOptions(1, 2)).RowsOf("cars");
        var plates = rows.Select(row => row[1]).OfType<string>().ToArray();
        Assert.InRange(plates.Length, 150, 195);
        Assert.Equal(plates.Length, plates.Distinct().Count());
        Assert.All(plates, plate => Assert.Matches(new Regex("^[A-Z][0-9]$"), plate));
    }

    private static string[] Texts(KeyWriter writer, int count)
    {
        using var target = (BytesVector)ColumnVector.Create(StorageKind.Utf8, count);
        for (var i = 0; i < count; i++)
        {
            writer.Append(target, i, 0);
        }

        return [.. Enumerable.Range(0, count).Select(row => target.GetString(row)!)];
    }
}
