using Synth.Modeling.Tests.Privacy;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Planning;

/// <summary>Keys that refer to columns which are themselves part of a link, or which are carried along.</summary>
public sealed class HeldRowsTests
{
    private static readonly IntegerType Int = new(32);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_rows_have_to_know_is_made_before_them_whatever_else_hangs_together(bool isCycle)
    {
        var source = Ledger(isCycle);
        var plan = source.Plan();
        Assert.True(LinkDraft.IsMadeBefore(plan, new TableName("unit"), new TableName("posting")));
        Assert.Equal(new TableName("entry"), plan[new TableName("posting")].Relations.PrimaryParent!.ReferencedTable);
        foreach (var scale in new[] { 1, 1.7 })
        {
            IntegrityAssert.Holds(source.Clone(scale), scale);
        }
    }

    [Fact]
    public void Rows_that_are_told_apart_by_a_part_of_a_link_are_so_whatever_the_workers()
    {
        var model = Ledger(isCycle: true).Fit();
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2)).Text(),
            SyntheticDatabase.Generate(model, new SampleOptions(2, 2), workers: 3, backwards: true).Text());
    }

    [Fact]
    public void A_kind_that_keys_carry_along_is_learned_and_decides_who_has_what()
    {
        var source = Parties();
        var clone = source.Clone();
        IntegrityAssert.Holds(clone, 1);
        Assert.All(clone.Column("person", "kind"), kind => Assert.Equal("p", kind));
        Assert.Equal(
            source.RowsOf("party").Count(row => Equals(row[1], "p")),
            clone.Column("party", "kind").Count(kind => Equals(kind, "p")));
        Assert.Equal(["o", "p"], clone.Column("deal", "agent_kind").Distinct().Order().Cast<string>());
    }

    [Fact]
    public void The_parts_of_a_key_that_say_something_are_learned()
    {
        var clone = Seasons().Clone();
        IntegrityAssert.Holds(clone, 1);
        Assert.Equal(Range(8).Select(i => i + 1L), clone.Column<long>("season", "team").Distinct().Order());
        foreach (var table in new[] { "season", "career" })
        {
            var years = clone.Column<long>(table, "year");
            Assert.True(years.Count(year => year is >= 1990 and < 2010) >= 0.9 * years.Length);
            Assert.All(years, year => Assert.InRange(year, 1980, 2020));
        }
    }

    [Fact]
    public void A_part_of_a_key_that_tells_rows_apart_by_itself_numbers_them()
    {
        var source = SourceDatabase.Of(
            (Table("note", Required("tenant", Int), Required("id", Int), Required("length", Int)).WithKey("tenant", "id"),
                Range(200).Select(i => new object?[] { 1 + (i % 4), i + 1, i * 29 % 60 })),
            (Table("reply", Required("id", Int), Required("tenant", Int), Required("note", Int)).WithKey("id")
                .WithForeignKey("note", ("tenant", "tenant"), ("note", "id")),
                Range(300).Select(i => new object?[] { i + 1, 1 + (i * 7 % 200 % 4), 1 + (i * 7 % 200) })));
        var clone = source.Clone();
        IntegrityAssert.Holds(clone, 1);
        Assert.Equal(Range(200).Select(i => i + 1L), clone.Column<long>("note", "id").Order());
        Assert.All(clone.Column<long>("note", "tenant"), tenant => Assert.InRange(tenant, 1, 4));
    }

    [Fact]
    public void Private_models_know_such_keys_too()
    {
        foreach (var source in new[] { Ledger(isCycle: true), Parties() })
        {
            using var sample = source.Sample();
            var options = SourceDatabase.QuickFit with { Budget = new PrivacyBudget(20), GateRows = 0 };
            var model = RelationalSynthesizer.Fit(sample, options, new SeededNoise(7), null, TestContext.Current.CancellationToken);
            IntegrityAssert.Holds(SyntheticDatabase.Generate(model, new SampleOptions(1, 1)), 1);
        }
    }

    // A posting has one unit of each class: its key names entry and class, and another one class and unit.
    private static SourceDatabase Ledger(bool isCycle)
    {
        var owner = Table("owner", Required("id", Int), Required("since", Int), Nullable("unit_id", Int)).WithKey("id");
        var unit = Table("unit", Required("id", Int), Required("class", new TextType(4)), Nullable("owner_id", Int), Required("size", Int))
            .WithKey("id").WithUnique("class", "id").WithForeignKey("class", ("class", "code"));
        return SourceDatabase.Of(
            Codes("class", "a", "b", "c", "d"),
            (isCycle ? owner.WithForeignKey("unit", ("unit_id", "id")) : owner,
                Range(120).Select(i => new object?[] { i + 1, i * 37 % 90, i % 3 == 0 ? (i * 7 % 120) + 1 : null })),
            (unit.WithForeignKey("owner", ("owner_id", "id")),
                Range(120).Select(i => new object?[] { i + 1, Class(i), i % 2 == 0 ? i + 1 : null, i * 13 % 50 })),
            (Table("entry", Required("id", Int), Required("owner_id", Int), Required("amount", Int))
                .WithKey("id").WithForeignKey("owner", ("owner_id", "id")),
                Range(200).Select(i => new object?[] { i + 1, (i * 3 % 120) + 1, i * 31 % 500 })),
            (Table("posting", Required("entry_id", Int), Required("class", new TextType(4)), Required("unit_id", Int))
                .WithKey("entry_id", "class").WithForeignKey("entry", ("entry_id", "id"))
                .WithForeignKey("class", ("class", "code")).WithForeignKey("unit", ("class", "class"), ("unit_id", "id")),
                Range(200).SelectMany(i => Range(1 + (i % 3)).Select(j => Posting(i, j)))));
    }

    private static object?[] Posting(int entry, int number)
    {
        var unit = ((entry * 4) + number) % 120;
        return [entry + 1, Class(unit), unit + 1];
    }

    private static string Class(int unit) => ((char)('a' + (unit % 4))).ToString();

    // Persons are parties of a kind, and a deal tells of which kind its agent is.
    private static SourceDatabase Parties() => SourceDatabase.Of(
        (Table("party", Required("id", Int), Required("kind", new TextType(2)), Required("since", Int))
            .WithKey("id").WithUnique("id", "kind"),
            Range(300).Select(i => new object?[] { i + 1, Kind(i), i * 17 % 60 })),
        (Table("person", Required("id", Int), Required("kind", new TextType(2)), Required("born", Int))
            .WithKey("id").WithForeignKey("party", ("id", "id"), ("kind", "kind")),
            Range(300).Where(i => Kind(i) == "p").Select(i => new object?[] { i + 1, "p", 1950 + (i % 50) })),
        (Table("deal", Required("id", Int), Required("owner", Int), Required("agent", Int), Required("agent_kind", new TextType(2)))
            .WithKey("id").WithForeignKey("party", ("owner", "id")).WithForeignKey("party", ("agent", "id"), ("agent_kind", "kind")),
            Range(300).Select(i => new object?[] { i + 1, i + 1, (i * 7 % 300) + 1, Kind(i * 7 % 300) })));

    // Eight teams play in each of twenty years; a player is with one of them in each year of a career.
    private static SourceDatabase Seasons() => SourceDatabase.Of(
        (Table("season", Required("team", Int), Required("year", Int), Required("won", Int)).WithKey("team", "year"),
            Range(160).Select(i => new object?[] { 1 + (i % 8), 1990 + (i / 8), i * 29 % 60 })),
        (Table("player", Required("id", Int), Required("height", Int)).WithKey("id"),
            Range(100).Select(i => new object?[] { i + 1, 170 + (i * 7 % 30) })),
        (Table("career", Required("id", Int), Required("player", Int), Required("team", Int), Required("year", Int))
            .WithKey("id").WithForeignKey("player", ("player", "id")).WithForeignKey("season", ("team", "team"), ("year", "year")),
            Range(300).Select(i => new object?[] { i + 1, 1 + (i / 3), 1 + (i * 5 % 8), 1990 + (i * 7 % 20) })));

    private static string Kind(int party) => party % 3 == 0 ? "o" : "p";
}
