using System.Text.RegularExpressions;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Overrides;

/// <summary>Columns hold what the user says, whatever the source holds.</summary>
public sealed class ColumnOverrideTests
{
    private const int Rows = 200;
    private static readonly TableName People = new("people");

    [Fact]
    public void A_fixed_value_stands_in_every_row_whatever_its_type()
    {
        var synthetic = Clone(
            new FixedColumn(People, "note", "none"),
            new FixedColumn(People, "born", "1990-02-28"),
            new FixedColumn(People, "salary", "1234.5"),
            new FixedColumn(People, "seen", "2024-01-31T12:30:00Z"),
            new FixedColumn(People, "active", "true"),
            new FixedColumn(People, "photo", "FFD8"));
        Assert.All(synthetic.Column("people", "note"), value => Assert.Equal("none", value));
        Assert.All(synthetic.Column("people", "born"), value => Assert.Equal((long)new DateOnly(1990, 2, 28).DayNumber, value));
        Assert.All(synthetic.Column("people", "salary"), value => Assert.Equal((Int128)123450, value));
        Assert.All(synthetic.Column("people", "seen"), value => Assert.Equal(new DateTime(2024, 1, 31, 12, 30, 0).Ticks, value));
        Assert.All(synthetic.Column("people", "active"), value => Assert.Equal(1L, value));
        Assert.All(synthetic.Column("people", "photo"), value => Assert.Equal([0xFF, 0xD8], (byte[])value!));
    }

    [Fact]
    public void A_column_of_nulls_has_none()
    {
        Assert.All(Clone(new NullColumn(People, "note")).Column("people", "note"), Assert.Null);
    }

    [Fact]
    public void A_pattern_is_kept_and_nulls_stay_as_frequent()
    {
        var notes = Clone(new PatternColumn(People, "note", @"(DE|AT)-\d{4}/[A-C]{2}\[x\]")).Column("people", "note");
        Assert.All(notes.OfType<string>(), note => Assert.Matches(new Regex(@"^(DE|AT)-\d{4}/[A-C]{2}\[x\]$"), note));
        Assert.InRange(notes.Count(note => note is null), Rows / 8, Rows / 2);
    }

    [Fact]
    public void A_pattern_of_a_unique_column_repeats_nothing()
    {
        var codes = Clone(new PatternColumn(People, "code", @"[A-Z]{2}\d")).Column<string>("people", "code");
        Assert.All(codes, code => Assert.Matches(new Regex(@"^[A-Z]{2}\d$"), code));
        Assert.Equal(Rows, codes.Distinct().Count());
    }

    [Fact]
    public void Whatever_is_made_up_looks_like_its_meaning()
    {
        foreach (var meaning in FakedColumn.Meanings)
        {
            var notes = Clone(new FakedColumn(People, "note", meaning, "de")).Column<string>("people", "note");
            Assert.True(notes.All(note => note.Trim().Length > 0), meaning.ToString());
            Assert.True(notes.Distinct().Count() > 5, meaning.ToString());
        }

        var cards = Clone(new FakedColumn(People, "note", SemanticType.CardNumber)).Column<string>("people", "note");
        Assert.All(cards, card => Assert.True(CheckScheme.Named("luhn")!.IsValid(card)));
        var accounts = Clone(new FakedColumn(People, "note", SemanticType.Iban)).Column<string>("people", "note");
        Assert.All(accounts, account => Assert.True(Checksums.IsIban(account)));
    }

    [Fact]
    public void Overrides_survive_the_model_file()
    {
        var model = Source().Fit(Options(new FixedColumn(People, "born", "1990-02-28"), new PatternColumn(People, "note", @"N\d{3}")));
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(1)).Text(),
            SyntheticDatabase.Generate(ModelFile.Read(file), new SampleOptions(1)).Text());
    }

    [Fact]
    public void All_that_cannot_be_overridden_is_told_at_once()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => Clone(
            new NullColumn(People, "born"),
            new FixedColumn(People, "salary", "much"),
            new FixedColumn(People, "code", "X"),
            new FixedColumn(People, "id", "1"),
            new PatternColumn(People, "note", "[A-Z"),
            new PatternColumn(People, "active", "x"),
            new FakedColumn(People, "title", SemanticType.Json),
            new NullColumn(People, "nowhere"),
            new NullColumn(new TableName("nobody"), "id")));
        foreach (var column in new[] { "born", "salary", "code", "id", "note", "active", "title", "nowhere" })
        {
            Assert.Contains($"table people, column {column}: ", error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("much", error.Message, StringComparison.Ordinal);
    }

    private static SyntheticDatabase Clone(params ColumnOverride[] overrides) => Source().Clone(options: Options(overrides));

    private static FitOptions Options(params ColumnOverride[] overrides) => SourceDatabase.QuickFit with { Columns = [.. overrides] };

    private static SourceDatabase Source()
    {
        var random = RandomStream.FromSeed(3);
        return SourceDatabase.Of((
            Table(
                "people",
                Required("id", new IntegerType(32)),
                Required("code", new TextType(12)),
                Nullable("note", new TextType(200)),
                Nullable("title", new TextType(20)),
                Required("born", new DateType()),
                Required("salary", new DecimalType(10, 2)),
                Required("seen", new TimestampType(0)),
                Required("active", new BooleanType()),
                Nullable("photo", new BinaryType(100)))
                .WithKey("id").WithUnique("code"),
            Enumerable.Range(0, Rows).Select(i => new object?[]
            {
                i + 1, $"C{i:D4}", random.Below(i, 4) == 0 ? null : $"note {i % 7}", "Dr", 720_000 + (int)random.Below(1000 + i, 9000),
                (Int128)(200_000 + random.Below(2000 + i, 90_000)),
                (738_000L + i) * TimeSpan.TicksPerDay, i % 2 == 0, new byte[] { 1, 2, (byte)i },
            })));
    }
}
