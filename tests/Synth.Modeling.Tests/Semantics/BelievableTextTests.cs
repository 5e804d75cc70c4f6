using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Semantics;

/// <summary>What people would laugh at: numbers of another country, scripts that nobody writes there, addresses of somebody else.</summary>
public sealed class BelievableTextTests
{
    private const int Rows = 300;
    private static readonly (string Country, string Code)[] Lands = [("Poland", "48"), ("Japan", "81"), ("USA", "1"), ("Ukraine", "380")];
    private static readonly string[] Given = ["Anna", "Peter", "Laura", "Thomas", "Maria", "Simon", "Julia", "Paul"];
    private static readonly string[] Family = ["Novak", "Tanaka", "Miller", "Shevchenko", "Kowalski", "Sato", "Baker", "Bondar", "Lewis"];

    [Fact]
    public void Telephone_numbers_begin_as_those_of_their_country_do() => Assert.All(
        People(), row => Assert.StartsWith($"+{Lands.First(land => land.Country == (string)row[5]!).Code} ", (string)row[4]!));

    [Fact]
    public void Names_keep_to_the_script_of_the_source() =>
        Assert.All(People(), row => Assert.True(Transliteration.IsLatin($"{row[1]} {row[2]}"), $"{row[1]} {row[2]}"));

    [Fact]
    public void Addresses_are_made_of_the_names_of_their_row_though_the_source_shortens_and_misspells_them() => Assert.All(
        People(), row => Assert.Contains(
            ColumnPart.WordOf((string)row[1]!, 0)![..1], ((string)row[3]!)[..1], StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Few_capital_letters_stay_few()
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("company_name", new TextType(40))).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i => new object?[]
        {
            i, i % 3 == 0 ? $"{(char)('A' + (i % 26))}{(char)('A' + (i % 7))}{(char)('B' + (i % 9))}" : $"{Family[i % 9]} Freight {i} Ltd",
        })));

        var names = source.Clone().RowsOf("t").Select(row => (string)row[1]!).ToArray();

        Assert.InRange(names.Count(name => name.Length == 3), Rows / 4, Rows / 2);
        Assert.All(names, name => Assert.True(name.Length == 3 || name.Any(char.IsLower), name));
    }

    [Fact]
    public void Domains_stay_domains_and_belong_to_nobody()
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("domain", new TextType(60)), SchemaBuilder.Required("site", new TextType(60)))
            .WithKey("id").WithUnique("domain");
        string[] endings = ["de", "com", "co.uk"];
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i => $"{Family[i % 9]}{(char)('a' + (i / 9 % 26))}freight"
            .ToLowerInvariant() is var name
            ? new object?[] { i, $"{name}{(char)('a' + (i % 5))}.{endings[i % 3]}", $"www.{name}-{i % 4}.example" }
            : [])));
        foreach (var scale in new[] { 1, 3 })
        {
            var rows = source.Clone(scale).RowsOf("t").ToArray();
            Assert.All(rows, row => Assert.Matches(@"^[a-z0-9-]+(\.example)?\.(example|test|com|org|net)$", (string)row[1]!));
            Assert.All(rows, row => Assert.StartsWith("www.", (string)row[2]!, StringComparison.Ordinal));
            Assert.Equal(rows.Length, rows.Select(row => row[1]).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Addresses_of_companies_follow_their_names_and_belong_to_nobody(bool isWhole)
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("company_name", new TextType(40)), SchemaBuilder.Required("email", new TextType(80))).WithKey("id");
        string[] roles = ["info", "office", "kontakt"];
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
            $"{Family[i % 9]}{(char)('a' + (i / 9 % 26))}{(char)('a' + (i % 7))}" is var name
                ? new object?[]
                {
                    i, $"{name} {(i % 2 == 0 ? "GmbH" : "AG")}",
                    $"{roles[i % 3]}@{name.ToLowerInvariant()}{(!isWhole ? "" : i % 2 == 0 ? "gmbh" : "ag")}.{(i % 5 == 0 ? "com" : "de")}",
                }
                : [])));
        Assert.All(source.Clone().RowsOf("t"), row =>
        {
            var label = ColumnPart.WordOf((string)row[1]!, isWhole ? ColumnPart.AllWords : 0)!.ToLowerInvariant();
            Assert.Matches($"^(info|office|kontakt)@{label[..Math.Min(24, label.Length)]}[.]example$", (string)row[2]!);
        });
    }

    [Fact]
    public void Postal_codes_have_the_forms_that_the_source_has_of_them()
    {
        var table = SchemaBuilder.Table("t", SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("country", new TextType(2)), SchemaBuilder.Required("postal_code", new TextType(12))).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i => new object?[]
        {
            i, i % 2 == 0 ? "NL" : "GB",
            i % 2 == 0 ? $"{1000 + (i * 17 % 8999)} {(char)('A' + (i % 26))}{(char)('A' + (i * 7 % 26))}"
                : $"{(char)('A' + (i % 26))}{(char)('A' + (i * 3 % 26))}{1 + (i % 9)} {i * 5 % 10}{(char)('A' + (i % 26))}B",
        })));
        Assert.All(source.Clone().RowsOf("t"), row => Assert.Matches(
            (string)row[1]! == "NL" ? "^[0-9]{4} [A-Z]{2}$" : "^[A-Z]{2}[0-9] [0-9][A-Z]{2}$", (string)row[2]!));
    }

    private static IReadOnlyList<object?[]> People()
    {
        var table = SchemaBuilder.Table(
            "customers",
            SchemaBuilder.Required("id", new IntegerType(32)),
            SchemaBuilder.Required("first_name", new TextType(40)),
            SchemaBuilder.Required("last_name", new TextType(40)),
            SchemaBuilder.Required("email", new TextType(120)),
            SchemaBuilder.Required("phone", new TextType(40)),
            SchemaBuilder.Required("country", new TextType(40))).WithKey("id");
        var rows = Enumerable.Range(0, Rows).Select(i =>
        {
            var ((country, code), first, last) = (Lands[i * 7 % 4], Given[i % 8], Family[i % 9]);
            var local = (i % 3) switch
            {
                0 => $"{first}{last}",
                1 => $"{first[..2]}{last}",
                _ => $"{first[..^1]}{last[1..]}",
            };
            return new object?[]
            {
                i, first, last, $"{local.ToLowerInvariant()}@mail{i % 40}.example",
                $"+{code} {200 + (i * 37 % 700)} {1000 + (i * 271 % 9000)}", country,
            };
        });
        return SourceDatabase.Of((table, rows)).Clone().RowsOf("customers");
    }
}
