using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Addresses of e-mail of a company's staff lie in the company's domain.</summary>
public sealed class DomainTests
{
    private const int Companies = 150;
    private static readonly RandomStream Random = RandomStream.FromSeed(83);

    [Theory]
    [InlineData(false, "www.{0}")]
    [InlineData(false, "https://{0}/about")]
    [InlineData(true, "{0}")]
    public void Staff_write_from_the_domain_of_their_company(bool isUnique, string site)
    {
        var model = Source(isUnique, site, (company, _) => DomainOf(company)).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "domain of staff.email = companies.site");
        var most = 0;
        Holds(model, "staff", (row, synthetic) =>
        {
            var company = synthetic.RowsOf("companies").Single(other => other[0]!.Equals(row[1]));
            Assert.Equal(DomainRule.HostOf((string)company[1]!), DomainRule.DomainOf((string)row[3]!));
            most = Math.Max(most, isUnique ? synthetic.RowsOf("staff").CountBy(other => (string)other[3]!).Max(entry => entry.Value) : 1);
        });
        Assert.Equal(1, most);
    }

    [Fact]
    public void Staff_share_a_domain_that_no_column_holds()
    {
        var model = Source(isUnique: false, "none", (company, _) => DomainOf(company)).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == "domain of staff.email = that of all rows of company_id");
        Holds(model, "staff", (row, synthetic) => Assert.Equal(
            DomainRule.DomainOf((string)row[3]!),
            DomainRule.DomainOf((string)synthetic.RowsOf("staff").First(other => other[1]!.Equals(row[1]))[3]!)));
    }

    [Fact]
    public void Addresses_anywhere_have_no_rule() => Assert.DoesNotContain(
        Source(isUnique: false, "{0}", (_, person) => DomainOf((int)Random.Below(90_000 + person, 5))).Fit().Rules,
        rule => rule.Name.StartsWith("domain of", StringComparison.Ordinal));

    [Fact]
    public void An_address_repeats_contact_and_company_of_its_row_though_each_contact_has_one()
    {
        string[] firms = ["Maier", "Schulz", "Becker", "Wolf", "Neumann", "Koch", "Richter", "Klein"];
        string[] given = ["Anna", "Ben", "Clara", "David", "Eva", "Felix", "Greta", "Hans", "Ida", "Jonas"];
        var customers = Enumerable.Range(0, 400).Select(i =>
        {
            var (firm, contact) = (firms[Random.Below(i, 8)], given[Random.Below(1000 + i, 10)] + " " + firms[Random.Below(2000 + i, 8)]);
            var address = $"{contact.Replace(' ', '.')}@{firm}.example".ToLowerInvariant();
            return new object?[] { i, $"{firm} {"Bau Handel Technik".Split(' ')[Random.Below(3000 + i, 3)]} GmbH", contact, address };
        });
        var model = SourceDatabase.Of((Table("customers", Required("id", new IntegerType(32)), Required("company", new TextType(80)),
            Required("contact", new TextType(80)), Required("email", new TextType(80))).WithKey("id"), customers)).Fit();
        Assert.DoesNotContain(model.Rules, rule => rule.Name.StartsWith("first", StringComparison.Ordinal));
        Holds(model, "customers", (row, _) =>
        {
            var (company, contact, email) = (Words(row[1]), Words(row[2]), Words(row[3]));
            Assert.Equal(contact[0], email[0]);
            Assert.Equal(contact[^1], email[1]);
            Assert.Equal(company[0], email[2]);
        });
    }

    private static string[] Words(object? text) => Transliteration.ToLatin((string)text!).ToLowerInvariant().Split(' ', '.', '@');

    private static string DomainOf(int company) =>
        $"{"bdfgklmnprst"[company % 12]}{"aeiou"[company / 12 % 5]}{"lmnr"[company / 60 % 4]}tex.example";

    private static SourceDatabase Source(bool isUnique, string site, Func<int, int, string> domain)
    {
        var staff = new List<object?[]>();
        for (var company = 0; company < Companies; company++)
        {
            for (var i = 0; i < 2 + (int)Random.Below(company, 8); i++)
            {
                var name = "Anna Ben Cleo Dan Emma Finn Gina Hugo".Split(' ')[Random.Below(5000 + staff.Count, 8)];
                var text = isUnique ? $"{name}{i}" : name;
                staff.Add([staff.Count, company, name, $"{text}@{domain(company, staff.Count)}".ToLowerInvariant()]);
            }
        }

        var table = Table("staff", Required("id", new IntegerType(32)), Required("company_id", new IntegerType(32)),
            Required("first_name", new TextType(20)), Required("email", new TextType(80)))
            .WithKey("id").WithForeignKey("companies", ("company_id", "id"));
        return SourceDatabase.Of(
            (Table("companies", Required("id", new IntegerType(32)), Required("site", new TextType(80))).WithKey("id"),
                Enumerable.Range(0, Companies).Select(i =>
                    new object?[] { i, string.Format(System.Globalization.CultureInfo.InvariantCulture, site, DomainOf(i)) })),
            (isUnique ? table.WithUnique("email") : table, staff));
    }
}
