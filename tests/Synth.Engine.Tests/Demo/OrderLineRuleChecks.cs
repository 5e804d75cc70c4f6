namespace Synth.Engine.Tests.Demo;

internal static class OrderLineRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["order_line.numbered-from-1"] = shop => RuleChecks.CountsFromOne(shop["order_line"], "order_id", "line_no"),
        ["order_line.total-from-price"] = shop => shop["order_line"].Select(row => row.Money("line_total") == Cents(
            row.Number("quantity") * row.Money("unit_price") * (1 - row.Money("discount")))),
        ["order_line.price-ends-in-99"] = shop => shop["order_line"].Select(row => row.Money("unit_price") % 1 == 0.99m),
        ["order_line.discount-for-ten"] = shop => shop["order_line"]
            .Select(row => row.Number("quantity") >= 10 ? row.Money("discount") >= 0.10m : row.Money("discount") < 0.15m),
        ["order_line.product-on-sale"] = shop => shop["order_line"].Select(row => IsOnSale(
            shop.One("product", "product_id", row.Number("product_id")),
            DateOnly.FromDateTime(shop.One("orders", "order_id", row.Number("order_id")).Time("ordered_at")))),
    };

    private static decimal Cents(decimal amount) => decimal.Floor((amount * 100) + 0.5m) / 100;

    private static bool IsOnSale(ShopRow product, DateOnly date) =>
        product.Date("launched_on") <= date && (!product.Has("discontinued_at") || date < product.Date("discontinued_at"));
}
