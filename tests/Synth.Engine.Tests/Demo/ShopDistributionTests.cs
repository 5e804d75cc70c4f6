using Xunit;

namespace Synth.Engine.Tests.Demo;

/// <summary>What a tester would recognise of a real shop: shares and dependences of the default shop, with seed 1.</summary>
public sealed class ShopDistributionTests
{
    private static readonly ShopRows Shop = ShopRows.Default;

    [Theory]
    [InlineData("customer", "phone", 0.15, 0.30)]
    [InlineData("customer", "birth_date", 0.08, 0.20)]
    [InlineData("customer", "gender", 0.10, 0.22)]
    [InlineData("customer", "company", 0.82, 0.93)]
    [InlineData("product", "weight_g", 0.02, 0.12)]
    [InlineData("product", "discontinued_at", 0.80, 0.97)]
    [InlineData("review", "body", 0.25, 0.50)]
    [InlineData("review", "title", 0.35, 0.65)]
    [InlineData("orders", "employee_id", 0.70, 0.92)]
    public void Values_are_missing_in_a_plausible_share(string table, string column, double low, double high) =>
        Assert.InRange(Share(Shop[table], row => !row.Has(column)), low, high);

    [Fact]
    public void Phones_are_missing_more_often_for_early_customers()
    {
        var early = Shop["customer"].Where(row => row.Time("created_at").Year < 2023);
        var late = Shop["customer"].Where(row => row.Time("created_at").Year >= 2023);

        Assert.True(Share(early, row => !row.Has("phone")) > 2 * Share(late, row => !row.Has("phone")));
    }

    [Fact]
    public void Angry_reviews_have_a_body_more_often()
    {
        var angry = Shop["review"].Where(row => row.Number("rating") <= 2);
        var happy = Shop["review"].Where(row => row.Number("rating") == 5);

        Assert.True(Share(angry, row => row.Has("body")) > Share(happy, row => row.Has("body")) + 0.1);
    }

    [Fact]
    public void A_tenth_of_the_products_makes_half_of_the_lines()
    {
        var counts = Shop["order_line"].CountBy(row => row.Number("product_id")).Select(pair => pair.Value).OrderDescending().ToArray();

        Assert.InRange(counts.Take(Shop["product"].Length / 10).Sum() / (double)counts.Sum(), 0.4, 0.8);
    }

    [Fact]
    public void Customers_come_back_to_their_departments()
    {
        // Were lines independent of the customer, two lines of one customer would share the department as often as any two lines: 1/6.
        var pairs = Shop["customer"].Select(DepartmentsOf).Where(departments => departments.Length > 1)
            .Select(departments => departments[0] == departments[^1] ? 1.0 : 0.0);

        Assert.InRange(pairs.Average(), 0.22, 0.6);
    }

    [Fact]
    public void Orders_grow_over_the_years_and_peak_before_christmas()
    {
        var byYear = Shop["orders"].CountBy(row => row.Time("ordered_at").Year).ToDictionary();
        var byMonth = Shop["orders"]
            .Where(row => row.Time("ordered_at").Year == 2024)
            .CountBy(row => row.Time("ordered_at").Month)
            .ToDictionary();

        Assert.True(byYear[2021] < byYear[2022] && byYear[2022] < byYear[2023] && byYear[2023] < byYear[2024]);
        Assert.Equal(12, byMonth.MaxBy(pair => pair.Value).Key);
    }

    [Theory]
    [InlineData("orders", "status", "pending")]
    [InlineData("orders", "status", "returned")]
    [InlineData("payment", "method", "gift_card")]
    [InlineData("customer", "gender", "X")]
    [InlineData("customer", "loyalty_tier", "platinum")]
    public void Rare_values_occur_and_are_rare(string table, string column, string value) =>
        Assert.InRange(Share(Shop[table], row => Equals(row[column], value)), 0.0001, 0.04);

    [Fact]
    public void Some_parents_have_no_children()
    {
        Assert.Contains(Shop["customer"], row => !Shop.Of("orders", "customer_id", row.Number("customer_id")).Any());
        Assert.Contains(Shop["product"], row => !Shop.Of("review", "product_id", row.Number("product_id")).Any());
        Assert.Contains(Shop["orders"], row => !Shop.Of("payment", "order_id", row.Number("order_id")).Any());
    }

    private static double Share(IEnumerable<ShopRow> rows, Func<ShopRow, bool> condition) =>
        rows.Average(row => condition(row) ? 1.0 : 0.0);

    private static string[] DepartmentsOf(ShopRow customer) =>
        [.. Shop.Of("orders", "customer_id", customer.Number("customer_id"))
            .SelectMany(order => Shop.Of("order_line", "order_id", order.Number("order_id")))
            .Select(line => Shop.One("product", "product_id", line.Number("product_id")).Text("sku")[..3])];
}
