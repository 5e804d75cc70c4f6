using System.Globalization;
using Synth.Data;
using Synth.Engine;
using Synth.Testing;

namespace Synth.Benchmarks.WholeRun;

/// <summary>
/// A made-up retailer: ten tables, of 5,000,000 rows together at full size. Numbers of children are log-normal, categories and prices
/// skewed, times follow each other, amounts depend on what is bought and by whom. Orders and payments are numbered in order of time, lines
/// in the order of their orders.
/// </summary>
internal sealed class RetailSource
{
    private static readonly long Opening = Seconds(2019, 1, 1);

    private static readonly string[] GivenNames =
        ["Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Hugo", "Ida", "Jonas", "Karla", "Leo", "Mia", "Noah", "Olga", "Paul"];
    private static readonly string[] FamilyNames =
        ["Meyer", "Novak", "Rossi", "Silva", "Jensen", "Kowalski", "Dupont", "Garcia", "Smith", "Virtanen", "Horvat", "Popescu"];
    private static readonly string[] Streets =
        ["Mill Road", "High Street", "Station Road", "Park Lane", "Church Street", "Garden Row", "Harbour Way"];
    private static readonly string[] Adjectives = ["Small", "Large", "Blue", "Red", "Plain", "Light", "Heavy", "Fine"];
    private static readonly string[] Things = ["Kettle", "Lamp", "Chair", "Desk", "Knife", "Bottle", "Blanket", "Clock", "Mirror"];

    private RetailSource(double size)
    {
        long Rows(long full) => Math.Max(1, (long)Math.Round(full * size));

        var (customers, products, orders) = (Rows(400_000), Rows(20_000), Rows(900_000));
        var addressOwners = Families.Assign("address", customers, Rows(500_000), 0.5);
        var buyers = Families.Assign("orders", customers, orders, 1.0);
        var orderOf = Families.Assign("order_line", orders, Rows(2_000_000), 0.6);
        var paymentOf = Families.Assign("payment", orders, Rows(800_000), 0.3);
        var shipmentOf = Families.Assign("shipment", orders, Rows(200_000), 0.2);
        var reviewers = Families.Assign("review", customers, Rows(179_750), 1.2);

        var region = new RetailTable("region", 50, RetailColumn.Text("name", 40, d => $"Region {d.Row + 1}"),
            RetailColumn.Text("country", 2, d => d.Row < 30 ? "DE" : d.Row < 42 ? "FR" : "IT"));
        var category = new RetailTable("category", 200, RetailColumn.Text("name", 40, d => $"Category {d.Row + 1}"),
            RetailColumn.Integer("department", d => d.Row % 12, 32));
        var product = new RetailTable("product", products,
            RetailColumn.Integer("category_id", d => 1 + d.Skewed(0, 200, 1.7)),
            RetailColumn.Text("name", 60, d => $"{Adjectives[d.Skewed(1, 8, 1)]} {Things[d.Skewed(2, 9, 1.5)]} {d.Row}"),
            RetailColumn.Text("sku", 20, d => string.Create(CultureInfo.InvariantCulture, $"SKU-{d.Row * 7919 % 1_000_003:0000000}")),
            RetailColumn.Amount("price", PriceOf),
            RetailColumn.Real("weight", d => Math.Round(Math.Exp(0.8 * d.Normal(20)), 3)),
            RetailColumn.Flag("is_active", d => d.Happens(24, 0.85))).References("category_id", "category");
        var customer = new RetailTable("customer", customers,
            RetailColumn.Integer("region_id", d => 1 + d.Skewed(0, 50, 2)),
            RetailColumn.Text("given_name", 30, d => GivenNames[d.Skewed(1, 16, 1.4)]),
            RetailColumn.Text("family_name", 30, d => FamilyNames[d.Skewed(2, 12, 1.3)]),
            RetailColumn.Text("email", 80, d => $"user{d.Row}@mail{d.Skewed(3, 9, 2)}.example"),
            RetailColumn.Date("born", d => new DateOnly(1945, 1, 1).DayNumber + (long)(22_000 * Math.Sqrt(d.Uniform(4)))),
            RetailColumn.Text("segment", 12, SegmentOf),
            RetailColumn.Moment("joined", d => JoinedOf(d))).References("region_id", "region");
        var address = new RetailTable("address", addressOwners.Length,
            RetailColumn.Integer("customer_id", d => 1 + addressOwners[d.Row]),
            RetailColumn.Text("street", 60, d => $"{Streets[d.Skewed(0, 7, 1.2)]} {1 + d.Skewed(1, 180, 2)}"),
            RetailColumn.Text("city", 40, d => $"City {d.Skewed(2, 400, 2)}"),
            RetailColumn.Text("postal_code", 10, d => string.Create(CultureInfo.InvariantCulture, $"{10_000 + d.Skewed(3, 80_000, 1)}")),
            RetailColumn.Flag("is_billing", d => d.Happens(4, 0.6))).References("customer_id", "customer");
        var order = new RetailTable("orders", orders,
            RetailColumn.Integer("customer_id", d => 1 + buyers[d.Row]),
            RetailColumn.Moment("placed_at", d => PlacedOf(customer, d, buyers)),
            RetailColumn.Text("status", 12, d => new[] { "delivered", "shipped", "open", "cancelled" }[d.Skewed(8, 4, 3)]),
            RetailColumn.Text("channel", 10, d => SegmentOf(customer.DrawsOf(buyers[d.Row])) == "business"
                ? "phone" : d.Happens(9, 0.7) ? "web" : "store"),
            RetailColumn.Amount("total", d => 500 + (long)(4000 * Math.Exp(0.9 * d.Normal(10)))),
            RetailColumn.Text("note", 60, d => d.Happens(14, 0.12)
                ? new[] { "leave at the door", "call before", "gift" }[d.Skewed(15, 3, 1)]
                : null, isNullable: true))
                .References("customer_id", "customer").InOrderOf(d => PlacedOf(customer, d, buyers));
        var line = new RetailTable("order_line", orderOf.Length,
            RetailColumn.Integer("order_id", d => order.IdOf(orderOf[d.Row])),
            RetailColumn.Integer("product_id", d => 1 + d.Skewed(0, (int)products, 1.8)),
            RetailColumn.Integer("quantity", d => 1 + d.Skewed(1, 9, 4), 32),
            RetailColumn.Amount("unit_price", d => PriceOf(product.DrawsOf(d.Skewed(0, (int)products, 1.8)))),
            RetailColumn.Real("discount", d => d.Happens(2, 0.8) ? 0 : Math.Round(0.3 * d.Uniform(3), 2)))
                .References("order_id", "orders").References("product_id", "product").InOrderOf(d => order.IdOf(orderOf[d.Row]));
        var payment = new RetailTable("payment", paymentOf.Length,
            RetailColumn.Integer("order_id", d => order.IdOf(paymentOf[d.Row])),
            RetailColumn.Text("method", 12, d => new[] { "card", "invoice", "wallet", "cash" }[d.Skewed(0, 4, 1.8)]),
            RetailColumn.Amount("amount", d => 500 + (long)(4000 * Math.Exp(0.9 * d.Normal(1)))),
            RetailColumn.Moment("paid_at", d => PaidOf(d, customer, order, buyers, paymentOf)))
                .References("order_id", "orders").InOrderOf(d => PaidOf(d, customer, order, buyers, paymentOf));
        var shipment = new RetailTable("shipment", shipmentOf.Length,
            RetailColumn.Integer("order_id", d => order.IdOf(shipmentOf[d.Row])),
            RetailColumn.Text("carrier", 20, d => $"Carrier {d.Skewed(0, 6, 1.6)}"),
            RetailColumn.Moment("shipped_at", d => ShippedOf(d, customer, order, buyers, shipmentOf)),
            RetailColumn.Moment("delivered_at", d => d.Happens(2, 0.9) ? ShippedOf(d, customer, order, buyers, shipmentOf)
                + 3600 + d.Skewed(3, 700_000, 1.5) : null, isNullable: true)).References("order_id", "orders");
        var review = new RetailTable("review", reviewers.Length,
            RetailColumn.Integer("customer_id", d => 1 + reviewers[d.Row]),
            RetailColumn.Integer("product_id", d => 1 + d.Skewed(0, (int)products, 1.8)),
            RetailColumn.Integer("rating", d => 5 - d.Skewed(1, 5, 2.2), 16),
            RetailColumn.Text("comment", 80, d => d.Happens(2, 0.4)
                ? $"{Adjectives[d.Skewed(3, 8, 1)]} and {Adjectives[d.Skewed(4, 8, 1)]}"
                : null, isNullable: true),
            RetailColumn.Moment("written_at", d => JoinedOf(customer.DrawsOf(reviewers[d.Row])) + d.Skewed(5, 60_000_000, 1.2)))
                .References("customer_id", "customer").References("product_id", "product");
        Tables = [region, category, product, customer, address, order, line, payment, shipment, review];
    }

    public IReadOnlyList<RetailTable> Tables { get; }

    public long RowCount => Tables.Sum(table => table.RowCount);

    /// <summary>Fills an empty database.</summary>
    /// <param name="target">The database.</param>
    /// <param name="size">Rows relative to the full size.</param>
    /// <returns>How many rows there are.</returns>
    public static async Task<long> CreateAsync(DatabaseEndpoint target, double size)
    {
        var source = new RetailSource(size);
        var schema = SchemaBuilder.Database(source.Tables.Select(table => table.Definition));
        var rows = source.Tables.ToDictionary(table => table.Definition.Name, table => (Func<IEnumerable<RecordBatch>>)table.Read);
        await TargetRun.WriteAsync(target.Connector, target.Address, schema, table => rows[table.Name]());
        return source.RowCount;
    }

    private static long PriceOf(RowDraws product) => 99 + (long)(1500 * Math.Exp(1.1 * product.Normal(8)) / 10 * 10);

    private static string SegmentOf(RowDraws customer) => new[] { "private", "business", "club" }[customer.Skewed(5, 3, 1.8)];

    private static long JoinedOf(RowDraws customer) => Opening + (long)(4 * 365 * 86_400L * Math.Sqrt(customer.Uniform(6)));

    private static long PlacedOf(RetailTable customer, RowDraws order, int[] buyers) =>
        JoinedOf(customer.DrawsOf(buyers[order.Row])) + 600 + (long)(700 * 86_400L * Math.Pow(order.Uniform(0), 1.5));

    private static long PaidOf(RowDraws payment, RetailTable customer, RetailTable order, int[] buyers, int[] orderOf) =>
        PlacedOf(customer, order.DrawsOf(orderOf[payment.Row]), buyers) + payment.Skewed(5, 864_000, 3);

    private static long ShippedOf(RowDraws shipment, RetailTable customer, RetailTable order, int[] buyers, int[] orderOf) =>
        PlacedOf(customer, order.DrawsOf(orderOf[shipment.Row]), buyers) + 7200 + shipment.Skewed(1, 400_000, 2);

    private static long Seconds(int year, int month, int day) =>
        new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks / TimeSpan.TicksPerSecond;
}
