using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>
/// Rules that speak of some rows only are found where the others break them, kept in every synthetic row, and can be asked for.
/// </summary>
public sealed class ConditionTests
{
    private const int Rows = 800;
    private static readonly RandomStream Random = RandomStream.FromSeed(31);

    [Fact]
    public void Dates_follow_each_other_in_rows_of_one_kind()
    {
        var model = Payments(isRule: true).Fit();
        Assert.Contains(
            model.Rules,
            rule => rule.Name is "t.paid <= t.shipped when t.method <> 'invoice'" or "t.shipped >= t.paid when t.method <> 'invoice'");
        Holds(model, "t", (row, _) => Assert.True((string)row[1]! == "invoice" || Long(row[2]) <= Long(row[3])));
    }

    [Fact]
    public void Dates_that_follow_each_other_by_chance_are_no_rule() =>
        Assert.DoesNotContain(Payments(isRule: false).Fit().Rules, rule => rule.Name.Contains("when", StringComparison.Ordinal));

    [Fact]
    public void A_range_ends_elsewhere_beyond_a_limit_of_another_number()
    {
        var model = Lines((pieces, draws) => pieces >= 10 ? 10 + (5 * (int)draws.Below(1, 2)) : 5 * (int)draws.Below(1, 3)).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "t.discount >= 10 when t.pieces >= 10");
        Holds(model, "t", (row, _) => Assert.True(Long(row[1]) < 10 || Long(row[2]) >= 10));
    }

    [Fact]
    public void A_number_that_merely_grows_with_another_one_is_no_rule() => Assert.DoesNotContain(
        Lines((pieces, draws) => (int)(pieces + draws.Below(1, 12) + draws.Below(2, 12)) / 2 * 5).Fit().Rules,
        rule => rule.Name.Contains("when", StringComparison.Ordinal));

    [Fact]
    public void People_are_of_age()
    {
        var model = People(least: 18 * 366).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "t.born <= t.joined - 18 years");
        Holds(model, "t", (row, _) => Assert.True(
            DateOnly.FromDayNumber((int)Long(row[1])) <= DateOnly.FromDayNumber((int)Long(row[2])).AddYears(-18)));
    }

    [Fact]
    public void The_smallest_age_that_happens_to_occur_is_no_rule() =>
        Assert.DoesNotContain(People(least: null).Fit().Rules, rule => rule.Name.Contains("years", StringComparison.Ordinal));

    [Fact]
    public void What_is_asked_for_holds_though_the_source_breaks_it()
    {
        var source = Payments(isRule: false);
        var model = source.Fit(SourceDatabase.QuickFit with { AddedRules = ["t.paid <= t.shipped when t.method in ('card', 'cash')"] });
        Holds(model, "t", (row, _) => Assert.True((string)row[1]! is not ("card" or "cash") || Long(row[2]) <= Long(row[3])));
        model = source.Fit(SourceDatabase.QuickFit with { AddedRules = ["t.shipped >= t.paid + 2 years when t.method = 'invoice'"] });
        Holds(model, "t", (row, _) => Assert.True((string)row[1]! is "card" or "cash"
            || DateOnly.FromDayNumber((int)Long(row[3])) >= DateOnly.FromDayNumber((int)Long(row[2])).AddYears(2)));
    }

    [Fact]
    public void A_limit_can_be_asked_for()
    {
        const string Rule = "t.discount <= 5 when t.pieces >= 20";
        var model = Lines((_, draws) => 5 * (int)draws.Below(1, 4)).Fit(SourceDatabase.QuickFit with { AddedRules = [Rule] });
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        Holds(model, "t", (row, _) => Assert.True(Long(row[1]) < 20 || Long(row[2]) <= 5));
    }

    [Theory]
    [InlineData("t.discount <= 5 when pieces")]
    [InlineData("t.discount <= 5")]
    [InlineData("t.discount <= 5 when t.pieces in ('1'")]
    [InlineData("t.discount <= t.pieces + years")]
    public void A_condition_that_cannot_be_read_is_refused(string rule) => Assert.Throws<InvalidOptionsException>(
        () => Lines((_, draws) => (int)draws.Below(1, 4)).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] }));

    [Fact]
    public void Postal_codes_of_a_city_begin_alike()
    {
        string[] cities = ["Berlin", "Bonn", "Köln", "Jena", "Ulm"];
        var table = Table(
            "t",
            Required("id", new IntegerType(32)),
            Required("city", new TextType(40)),
            Required("postal_code", new TextType(10)))
            .WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
        {
            var city = (int)Random.Derive(i).Below(0, cities.Length);
            return new object?[] { i, cities[city], $"{city + 2}{city * 3 % 10}{100 + Random.Derive(i).Below(1, 900)}" };
        }))).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "first 2 of t.postal_code = f(city)");
        Holds(model, "t", (row, _) =>
        {
            var city = Array.IndexOf(cities, (string)row[1]!);
            Assert.Matches($"^{city + 2}{city * 3 % 10}[0-9]{{3}}$", (string)row[2]!);
        });
    }

    private static SourceDatabase Payments(bool isRule)
    {
        var table = Table(
            "t",
            Required("id", new IntegerType(32)),
            Required("method", new TextType(10)),
            Required("paid", new DateType()),
            Required("shipped", new DateType()))
            .WithKey("id");
        string[] methods = ["card", "cash", "invoice"];
        return SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
        {
            var draws = Random.Derive(i);
            var method = methods[draws.Below(0, 3)];
            var paid = 738_000 + (int)draws.Below(1, 300);
            var days = isRule && method != "invoice" ? (int)draws.Below(2, 12) : (int)draws.Below(2, 40) - 20;
            return new object?[] { i, method, paid, paid + days };
        })));
    }

    private static SourceDatabase Lines(Func<int, RandomStream, int> discountOf)
    {
        var table = Table("t", new[] { "id", "pieces", "discount" }.Select(name => Required(name, new IntegerType(32)))).WithKey("id");
        return SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
        {
            var draws = Random.Derive(i);
            var pieces = 1 + (int)draws.Below(0, 25);
            return new object?[] { i, pieces, discountOf(pieces, draws) };
        })));
    }

    private static SourceDatabase People(int? least)
    {
        var table = Table(
            "t", Required("id", new IntegerType(32)), Required("born", new DateType()), Required("joined", new DateType())).WithKey("id");
        return SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
        {
            var draws = Random.Derive(i);
            var joined = 735_000 + (int)draws.Below(0, 3000);
            var born = least is { } days ? joined - days - (int)draws.Below(1, 12_000) : 700_000 + (int)draws.Below(1, 28_000);
            return new object?[] { i, born, joined };
        })));
    }
}
