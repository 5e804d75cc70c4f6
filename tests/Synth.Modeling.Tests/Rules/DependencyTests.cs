using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Equal deciding values give equal values, whether they come from the source or are invented.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Countries = ["Austria", "Belgium", "Chile", "Denmark"];

    [Fact]
    public void A_city_lies_in_one_country_and_known_cities_where_they_do()
    {
        // Frequent cities are kept, the others are invented; there are no more families per city than those.
        var model = Clients(i =>
            i % 3 == 0 ? $"Rare{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}" : $"Town{(char)('a' + (i % 7))}").Fit();
        Finds(model, "clients.country = f(city)");
        foreach (var seed in new[] { 1, 2 })
        {
            var rows = SyntheticDatabase.Generate(model, new SampleOptions(seed, 3)).RowsOf("clients");
            Assert.All(rows.GroupBy(row => row[1]), city => Assert.Single(city.Select(row => row[2]).Distinct()));
            Assert.All(rows.Where(row => ((string)row[1]!).StartsWith("Town", StringComparison.Ordinal)), row =>
                Assert.Equal(CountryOf((string)row[1]!), row[2]));
        }
    }

    [Fact]
    public void An_address_of_e_mail_decides_no_name_and_is_made_of_it()
    {
        var (given, family) = ("Anna Marie Lena Paul Hans Felix Clara Emil Ida Oskar".Split(' '),
            Enumerable.Range(0, 40).Select(i => $"{"BDFGHKLMPR"[i % 10]}{"aeio"[i / 10]}{"lnr"[i % 3]}der").ToArray());
        var table = Table("people", Integer("id"), Required("first_name", new TextType(20)), Required("last_name", new TextType(20)),
            Required("email", new TextType(60)), Integer("age")).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 600).Select(i =>
        {
            var (first, last) = (given[Draw(i, 0, 10)], family[Draw(i, 1, 40)]);
            return new object?[] { i, first, last, $"{first}.{last}@mail.example".ToLowerInvariant(), 18 + (int)Draw(i, 2, 60) };
        }))).Fit();
        Assert.DoesNotContain(model.Rules, rule => rule.Name.Contains("f(email)", StringComparison.Ordinal));
        Holds(model, "people", (row, _) => Assert.Contains((string)row[2]!, (string)row[3]!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_only_goes_with_size_follows_from_no_size()
    {
        // Hardly two rows have one length, and those that do have one price because long ones are dear.
        var table = Table("tracks", Integer("id"), Integer("length"), Integer("price"), Integer("code"), Integer("kind")).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 3000).Select(i =>
        {
            var (length, code) = ((int)Draw(i, 0, 25_000), (int)Draw(i, 1, 300));
            return new object?[] { i, length, length < 20_000 ? 99 : 199, code, code % 7 };
        }))).Fit();
        Assert.DoesNotContain(model.Rules, rule => rule.Name.Contains("f(length)", StringComparison.Ordinal));
        Assert.Contains(model.Rules, rule => rule.Name == "tracks.kind = f(code)");
    }

    [Fact]
    public void Rows_without_a_row_above_agree_in_what_that_would_decide()
    {
        string[] countries = ["DE", "FR", "GB"];
        var companies = Table("companies", Integer("id"), Required("country", new TextType(2))).WithKey("id");
        var people = Table("people", Integer("id"), Nullable("company_id", new IntegerType(32)), Required("language", new TextType(2)),
            Required("country", new TextType(2)), Required("title", new TextType(4))).WithKey("id")
            .WithForeignKey("companies", ("company_id", "id"));
        var model = SourceDatabase.Of(
            (companies, Enumerable.Range(0, 120).Select(i => new object?[] { i, countries[i % 3] })),
            (people, Enumerable.Range(0, 900).Select(i =>
            {
                var company = i % 4 == 0 ? (int?)null : (int)Draw(i, 0, 120);
                var country = (company ?? (int)Draw(i, 1, 3)) % 3;
                return new object?[]
                {
                    i, company, new[] { "de", "fr", "en" }[country], countries[country],
                    new[] { "Herr", "Frau", "M.", "Mme", "Mr", "Ms" }[(2 * country) + (int)Draw(i, 2, 2)],
                };
            }))).Fit();
        Holds(model, "people", (row, _) =>
        {
            Assert.Equal(row[3] switch { "DE" => "de", "FR" => "fr", _ => "en" }, row[2]);
            Assert.Contains((string)row[4]!, row[3] switch { "DE" => "Herr Frau", "FR" => "M. Mme", _ => "Mr Ms" });
        });
    }

    [Fact]
    public void The_same_invented_value_decides_the_same_in_every_block()
    {
        var model = Clients(i => $"Town{(char)('a' + (i % 7))}").Fit();
        var options = new SampleOptions(1, 60);
        var rows = SyntheticDatabase.Generate(model, options).RowsOf("clients");
        Assert.True(RelationalSampler.Create(model, options, 1, TestContext.Current.CancellationToken).BlockCount > 1);
        Assert.All(rows.GroupBy(row => row[1]), city => Assert.Single(city.Select(row => row[2]).Distinct()));
    }

    [Fact]
    public void Two_columns_decide_a_third_one()
    {
        var table = Table("posts", Integer("id"), Required("level", new TextType(10)), Required("branch", new TextType(10)),
            Required("title", new TextType(30))).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 400).Select(i => (Draw(i, 0, 4), Draw(i, 1, 5)) is var (level, branch)
            ? new object?[] { i, $"L{(char)('a' + level)}", $"B{(char)('a' + branch)}", $"Title {(char)('a' + ((level * branch) % 7))}" }
            : []))).Fit();
        Finds(model, "posts.title = f(level, branch)");
        Holds(model, "posts", (row, _) =>
            Assert.Equal($"Title {(char)('a' + (((((string)row[1]!)[1] - 'a') * (((string)row[2]!)[1] - 'a')) % 7))}", row[3]));
    }

    [Fact]
    public void Rows_below_one_parent_agree_also_where_the_text_is_new_or_missing()
    {
        var (parents, orders) = (Table("clients", Integer("id"), Integer("age")).WithKey("id"), Table(
            "orders",
            Integer("id"),
            Integer("client_id"),
            Required("ship_to", new TextType(60)),
            Nullable("contact", new TextType(60)),
            Integer("amount"))
            .WithKey("id").WithForeignKey("clients", ("client_id", "id")));
        var model = SourceDatabase.Of(
            (parents, Enumerable.Range(0, 80).Select(i => new object?[] { i, 20 + (i % 50) })),
            (orders, Enumerable.Range(0, 400).Select(i => new object?[]
            {
                i,
                i / 5,
                $"{(char)('A' + (i / 5 % 26))}lmo Street {i / 5}",
                i / 5 % 4 == 0 ? null : $"Mx {(char)('A' + (i / 5 % 23))}est{i / 5}",
                (int)Draw(i, 0, 900),
            }))).Fit();
        Finds(model, "orders.ship_to = f(client_id)", "orders.contact = f(client_id)", "orders.id in order of clients.id");
        foreach (var family in SyntheticDatabase.Generate(model, new SampleOptions(1, 2)).RowsOf("orders").GroupBy(row => row[1]))
        {
            Assert.Single(family.Select(row => row[2]).Distinct());
            Assert.Single(family.Select(row => row[3]).Distinct());
        }
    }

    [Fact]
    public void What_few_rows_agree_in_by_chance_decides_nothing()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var stream = RandomStream.FromSeed(seed);
            var table = Table("t", Integer("id"), Required("a", new TextType(10)), Required("b", new TextType(10)),
                Required("c", new BooleanType()), Integer("d")).WithKey("id");
            var model = SourceDatabase.Of((table, Enumerable.Range(0, 60).Select(i => new object?[]
            {
                i,
                $"A{(char)('a' + stream.Derive(i).Below(0, 20))}",
                $"B{(char)('a' + stream.Derive(i).Below(1, 3))}",
                stream.Derive(i).Below(2, 10) == 0,
                (int)stream.Derive(i).Below(3, 40),
            }))).Fit();
            Assert.Empty(model.Rules);
        }
    }

    [Fact]
    public void Texts_that_never_repeat_do_not_repeat_among_rows_that_are_made_together()
    {
        var table = Table("t", Integer("id"), Required("phone", new TextType(20))).WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 200).Select(i => new object?[] { i, $"{100 + i}" }))).Fit();
        Assert.Distinct(SyntheticDatabase.Generate(model, new SampleOptions(1)).Column<string>("t", "phone"));
    }

    private static SourceDatabase Clients(Func<int, string> city) => SourceDatabase.Of((
        Table("clients", Integer("id"), Required("city", new TextType(30)), Required("country", new TextType(30)), Integer("age"))
            .WithKey("id"),
        Enumerable.Range(0, 600).Select(i => new object?[] { i, city(i), CountryOf(city(i)), 18 + (int)Draw(i, 5, 60) })));

    private static string CountryOf(string city) => Countries[(city[^1] + city[^2]) % Countries.Length];

    private static long Draw(int row, int index, int bound) => RandomStream.FromSeed(8).Derive(row).Below(index, bound);

    private static Column Integer(string name) => Required(name, new IntegerType(32));
}
