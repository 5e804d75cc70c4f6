using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Semantics;

/// <summary>Places that too few families share give way to places of published lists, and these belong together.</summary>
public sealed class PublishedPlacesTests
{
    private const int Rows = 300;

    private static readonly string[] Large = ["DE", "FR", "US"];
    private static readonly string[] Rare = ["PT", "FI", "HU", "CL", "NO", "GR", "IE", "PE", "TH", "NZ", "HR", "BG"];
    private static readonly string[] OtherRare = ["AT", "DK", "CZ", "AR", "SE", "SK", "RO", "CO", "SG", "ZA", "EE", "LT"];

    [Fact]
    public void Rare_countries_become_other_countries_and_cities_lie_in_them()
    {
        var rows = Customers(Rare, country => country.Names[0]).Clone().RowsOf("customers");
        Assert.All(rows, row => Assert.NotNull(Countries.Find((string)row[3]!)));
        Assert.All(rows, row => Assert.Equal(Countries.Find((string)row[3]!)!.Code, PlaceOf(row).Country));
    }

    [Fact]
    public void There_are_about_as_many_different_places_as_in_the_source()
    {
        var source = Customers(Rare, country => country.Names[0]);
        var rows = source.Clone().RowsOf("customers");
        foreach (var column in new[] { 1, 3 })
        {
            var expected = source.RowsOf("customers").Select(row => row[column]).Distinct().Count();
            Assert.InRange(rows.Select(row => row[column]).Distinct().Count(), 0.6 * expected, 1.4 * expected);
        }
    }

    [Fact]
    public void States_are_written_where_the_country_has_them_and_are_those_of_the_city()
    {
        var rows = Customers(Rare, country => country.Names[0]).Clone().RowsOf("customers");
        Assert.Contains(rows, row => row[2] is not null);
        Assert.All(rows, row => Assert.Equal((string)row[3]! == "United States" ? PlaceOf(row).RegionCode : null, row[2]));
    }

    [Fact]
    public void Which_places_stand_in_does_not_depend_on_what_the_rare_ones_are_called()
    {
        var (one, other) = (Customers(Rare, country => country.Code), Customers(OtherRare, country => country.Code));
        Assert.Equal(one.Clone().RowsOf("customers"), other.Clone().RowsOf("customers"));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("long")]
    [InlineData("german")]
    [InlineData("french")]
    [InlineData("upper")]
    public void Countries_are_written_as_the_column_writes_them(string style)
    {
        Func<Country, string> write = style switch
        {
            "code" => country => country.Code,
            "long" => country => country.LongCode,
            "german" => country => Gazetteer.NamesOf(country.Code)[0],
            "french" => country => Gazetteer.NamesOf(country.Code)[1],
            _ => country => country.Names[0].ToUpperInvariant(),
        };
        Assert.All(
            Customers(Rare, write).Clone().RowsOf("customers"), row => Assert.Equal(write(Countries.Find((string)row[3]!)!), row[3]));
    }

    [Fact]
    public void Where_no_column_says_the_country_the_states_do()
    {
        var places = Gazetteer.Places.Where(place => place.Country == "US").ToArray();
        var table = Table("stores", Integer("id"), Required("state", new TextType(2)), Integer("size")).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
            new object?[] { i, i % 4 > 0 ? "CA" : places[i % 80].RegionCode, (int)Draw(i, 3, 90) })));
        var states = source.Clone().RowsOf("stores").Select(row => (string)row[1]!).ToArray();
        Assert.All(states, state => Assert.Contains(places, place => place.RegionCode == state));
        Assert.InRange(states.Distinct().Count(), 5, 50);
    }

    [Theory]
    [InlineData("currency", "EUR,USD", "CHF,SEK,NOK,DKK,PLN,CZK,HUF,TRY")]
    [InlineData("language", "de,en", "fr,es,it,pt,nl,pl,sv,fi")]
    public void Rare_currencies_and_languages_become_others_that_exist(string name, string common, string rare)
    {
        var (most, few) = (common.Split(','), rare.Split(','));
        var table = Table("accounts", Integer("id"), Required(name, new TextType(3)), Integer("size")).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
            new object?[] { i, i < few.Length ? few[i] : most[i % 2], (int)Draw(i, 3, 90) })));
        var codes = source.Clone(scale: 2).RowsOf("accounts").Select(row => (string)row[1]!).ToArray();
        Assert.All(codes, code => Assert.True(name == "currency" ? NameTests.IsCurrency(code) : NameTests.IsLanguage(code)));
        Assert.All(codes, code => Assert.Equal(most[0].Any(char.IsUpper), code.All(char.IsUpper)));
        Assert.Contains(codes, code => !most.Contains(code));
    }

    [Fact]
    public void Postal_codes_have_the_form_of_the_country_that_stands_in()
    {
        var table = Table(
            "suppliers",
            Integer("id"),
            Required("city", new TextType(40)),
            Required("postal_code", new TextType(12)),
            Required("country", new TextType(40))).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, 60).Select(i =>
        {
            var country = i % 3 > 0 ? Large[i % 2] : Rare[i / 3 % Rare.Length];
            var places = Gazetteer.Places.Where(place => place.Country == country).ToArray();
            var code = Countries.Find(country)!.PostalCodes[0].Replace("A", "K", StringComparison.Ordinal);
            var digits = code.Select((c, place) => c == '9' ? (char)('1' + Draw(i, place, 8)) : c);
            return new object?[] { i, places[i % places.Length].City, string.Concat(digits), Countries.Find(country)!.Names[0] };
        })));
        var rows = source.Clone(scale: 3).RowsOf("suppliers");
        Assert.All(rows, row => Assert.True(Countries.Find((string)row[3]!)!.HasPostalCode((string)row[2]!)));
        Assert.All(rows, row => Assert.Equal(Countries.Find((string)row[3]!)!.Code, PlaceOf(row).Country));
    }

    [Fact]
    public void Places_that_no_list_has_are_written_as_before()
    {
        var table = Table("stores", Integer("id"), Required("city", new TextType(40)), Required("country", new TextType(40))).WithKey("id");
        var source = SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
            new object?[] { i, $"Little {(char)('A' + (i % 26))}{(char)('a' + (i / 26))}ham", i % 2 == 0 ? "Germany" : "France" })));
        Assert.DoesNotContain(source.Clone().RowsOf("stores"), row => Gazetteer.Places.Any(place => place.City == (string)row[1]!));
    }

    [Fact]
    public void Every_listed_country_is_known_with_its_names()
    {
        Assert.All(Gazetteer.Countries, code => Assert.Equal(code, Countries.Find(code)?.Code));
        Assert.All(Gazetteer.Countries, code => Assert.All(
            Gazetteer.NamesOf(code), name => Assert.Equal(code, Countries.Find(name)?.Code)));
        Assert.All(Countries.All, country => Assert.Contains(Gazetteer.Places, place => place.Country == country.Code));
    }

    // Most customers live in large cities of Germany, France and the United States, every tenth one alone in a country.
    private static SourceDatabase Customers(string[] rare, Func<Country, string> write)
    {
        var table = Table(
            "customers",
            Integer("id"),
            Required("city", new TextType(40)),
            Nullable("state", new TextType(4)),
            Required("country", new TextType(60)),
            Integer("age")).WithKey("id");
        return SourceDatabase.Of((table, Enumerable.Range(0, Rows).Select(i =>
        {
            var country = i % 10 == 9 && i / 10 < rare.Length ? rare[i / 10] : Large[Draw(i, 0, 3)];
            var places = Gazetteer.Places.Where(place => place.Country == country).ToArray();
            var place = places[rare.Contains(country) ? 0 : Draw(i, 1, 3) > 0 ? Draw(i, 2, 3) : Draw(i, 2, Math.Min(30, places.Length))];
            var state = country == "US" ? place.RegionCode : null;
            return new object?[] { i, place.City, state, write(Countries.Find(country)!), 18 + (int)Draw(i, 5, 60) };
        })));
    }

    private static PublishedPlace PlaceOf(object?[] row) => Gazetteer.Places.Single(place => place.City == (string)row[1]!);

    private static long Draw(int row, int index, int bound) => RandomStream.FromSeed(4).Derive(row).Below(index, bound);

    private static Column Integer(string name) => Required(name, new IntegerType(32));
}
