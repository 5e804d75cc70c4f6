namespace Synth.Engine.Tests.Demo;

internal static class PaymentRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["payment.digits-for-cards"] = shop => shop["payment"].Select(row => row.Has("card_last4") == (row.Text("method") == "card")),
        ["payment.sum-is-total"] = shop => shop["orders"].Where(row => row.Text("status") is not ("pending" or "cancelled"))
            .Select(row => PaidFor(shop, row) == row.Money("total")),
        ["payment.none-while-pending"] = shop => shop["orders"]
            .Where(row => row.Text("status") == "pending")
            .Select(row => PaidFor(shop, row) == 0),
        ["payment.all-or-nothing-when-cancelled"] = shop => shop["orders"].Where(row => row.Text("status") == "cancelled")
            .Select(row => PaidFor(shop, row) is var paid && (paid == 0 || paid == row.Money("total"))),
        ["payment.after-order"] = shop => Paid(shop).Select(pair => pair.Row.Time("paid_at") >= pair.Order.Time("ordered_at")),
        ["payment.before-shipping"] = shop => Paid(shop).Where(pair => pair.Row.Text("method") != "invoice" && pair.Order.Has("shipped_at"))
            .Select(pair => pair.Row.Time("paid_at") <= pair.Order.Time("shipped_at")),
        ["payment.before-cancellation"] = shop => Paid(shop).Where(pair => pair.Order.Has("cancelled_at"))
            .Select(pair => pair.Row.Time("paid_at") < pair.Order.Time("cancelled_at")),
        ["payment.invoice-for-companies"] = shop => Paid(shop).Where(pair => pair.Row.Text("method") == "invoice")
            .Select(pair => shop.One("customer", "customer_id", pair.Order.Number("customer_id")).Has("company")),
        ["payment.numbered-by-order"] = shop => RuleChecks.FollowsInOrder(shop["payment"], "payment_id", row => row.Number("order_id")),
    };

    private static decimal PaidFor(ShopRows shop, ShopRow order) =>
        shop.Of("payment", "order_id", order.Number("order_id")).Sum(payment => payment.Money("amount"));

    private static IEnumerable<(ShopRow Row, ShopRow Order)> Paid(ShopRows shop) =>
        shop["payment"].Select(row => (row, shop.One("orders", "order_id", row.Number("order_id"))));
}
