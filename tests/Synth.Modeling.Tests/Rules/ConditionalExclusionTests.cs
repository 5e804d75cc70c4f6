using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>What a column always is in rows of one kind, given a value of a row above, it is in synthetic rows of that kind.</summary>
public sealed class ConditionalExclusionTests
{
    private const int Customers = 600;
    private const string Rule = "addresses.kind limited by customers.company is present when addresses is the first of customer_id";
    private static readonly string[] Kinds = ["home", "work", "delivery"];
    private static readonly RandomStream Random = RandomStream.FromSeed(83);

    [Fact]
    public void The_first_of_siblings_follows_from_the_row_above()
    {
        var model = People(isRule: true).Fit();
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        Holds(model, "addresses", (row, synthetic) =>
        {
            if (synthetic.RowsOf("addresses").Where(other => other[1]!.Equals(row[1])).Min(other => Long(other[0])) == Long(row[0]))
            {
                var customer = synthetic.RowsOf("customers").Single(other => other[0]!.Equals(row[1]));
                Assert.Equal(customer[1] is null ? "home" : "work", row[2]);
            }
        });
    }

    [Fact]
    public void What_rows_of_a_kind_merely_have_more_often_is_no_rule() => Assert.DoesNotContain(
        People(isRule: false).Fit().Rules, rule => rule.Name.Contains(" when ", StringComparison.Ordinal));

    [Fact]
    public void A_limit_in_rows_of_one_kind_is_turned_off_by_its_name() => Assert.DoesNotContain(
        People(isRule: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] }).Rules, rule => rule.Name == Rule);

    [Fact]
    public void Rows_told_by_a_value_of_their_own_keep_it_too()
    {
        string[] methods = ["card", "cash", "wire"];
        string[] states = ["open", "paid", "late"];
        var table = Table(
            "t",
            Required("id", new IntegerType(32)),
            Required("method", new TextType(10)),
            Required("region", new TextType(10)),
            Required("state", new TextType(10)))
            .WithKey("id");
        var model = SourceDatabase.Of((table, Enumerable.Range(0, 1500).Select(i =>
        {
            var draws = Random.Derive(i);
            var (method, region) = (methods[draws.Below(0, 3)], "r" + draws.Below(1, 3));
            return new object?[] { i, method, region, method == "card" && region == "r1" ? "paid" : states[draws.Below(2, 3)] };
        }))).Fit();
        Assert.Contains(
            model.Rules,
            rule => rule.Name
                is "t.state limited by t.region when t.method = 'card'" or "t.state limited by t.method when t.region = 'r1'");
        Holds(model, "t", (row, _) => Assert.True((string)row[1]! != "card" || (string)row[2]! != "r1" || (string)row[3]! == "paid"));
    }

    // Companies have their first address at work, others at home; or a little more often so.
    private static SourceDatabase People(bool isRule)
    {
        var companies = Enumerable.Range(0, Customers).Select(i => Random.Derive(i).Below(0, 3) == 0).ToArray();
        var addresses = Enumerable.Range(0, Customers)
            .SelectMany(customer => Enumerable.Range(0, 1 + (int)Random.Derive(customer).Below(1, 3))
            .Select(place => (Customer: customer, Place: place, Draws: Random.Derive(customer).Derive(place))))
            .Select((address, id) => new object?[]
            {
                id,
                address.Customer,
                (isRule ? address.Place == 0 : address.Draws.Below(3, 2) == 0)
                    ? (companies[address.Customer] ? "work" : "home")
                    : Kinds[address.Draws.Below(2, 3)],
            });
        return SourceDatabase.Of(
            (Table("customers", Required("id", new IntegerType(32)), Nullable("company", new TextType(20))).WithKey("id"),
                companies.Select((has, i) => new object?[] { i, has ? "Company " + Random.Derive(i).Below(5, 900) : null })),
            (Table(
                "addresses",
                Required("id", new IntegerType(32)),
                Required("customer_id", new IntegerType(32)),
                Required("kind", new TextType(10)))
                .WithKey("id").WithForeignKey("customers", ("customer_id", "id")),
                addresses));
    }
}
