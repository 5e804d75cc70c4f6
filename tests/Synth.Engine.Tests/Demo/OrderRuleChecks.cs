using System.Globalization;

namespace Synth.Engine.Tests.Demo;

internal static class OrderRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["orders.number-from-year"] = shop => shop["orders"].Select(row =>
            row.Text("order_number")[..9] == string.Create(CultureInfo.InvariantCulture, $"ORD-{row.Time("ordered_at").Year}-")
            && row.Text("order_number").Length == 15),
        ["orders.numbered-in-time"] = shop => RuleChecks.FollowsInOrder(shop["orders"], "order_id", row => row.Time("ordered_at"))
            .Concat(shop["orders"].GroupBy(row => row.Time("ordered_at").Year).SelectMany(CountsFromOne)),
        ["orders.employee-when-assisted"] = shop => shop["orders"]
            .Select(row => row.Has("employee_id") == (row.Text("channel") is "phone" or "store")),
        ["orders.employee-was-hired"] = shop => Assisted(shop)
            .Select(pair => pair.Employee.Date("hired_on") < DateOnly.FromDateTime(pair.Row.Time("ordered_at"))),
        ["orders.employee-in-sales"] = shop => Assisted(shop)
            .Select(pair => pair.Employee.Text("department") == "Sales" && pair.Employee.Number("level") >= 3),
        ["orders.store-only-in-germany"] = shop => shop["orders"].Where(row => row.Text("channel") == "store")
            .Select(row => CustomerOf(shop, row).Text("country_code") == "DE"),
        ["orders.shipped-when-status-says"] = shop => shop["orders"]
            .Select(row => row.Has("shipped_at") == (row.Text("status") is "shipped" or "delivered" or "returned")),
        ["orders.delivered-when-status-says"] = shop => shop["orders"]
            .Select(row => row.Has("delivered_at") == (row.Text("status") is "delivered" or "returned")),
        ["orders.cancelled-when-status-says"] = shop => shop["orders"]
            .Select(row => row.Has("cancelled_at") == (row.Text("status") == "cancelled")),
        ["orders.shipped-after-ordered"] = shop => RuleChecks.Ascends(shop["orders"], "ordered_at", "shipped_at"),
        ["orders.delivered-after-shipped"] = shop => RuleChecks.Ascends(shop["orders"], "shipped_at", "delivered_at"),
        ["orders.cancelled-after-ordered"] = shop => RuleChecks.Ascends(shop["orders"], "ordered_at", "cancelled_at"),
        ["orders.shipped-in-working-hours"] = shop => shop["orders"]
            .Where(row => row.Has("shipped_at"))
            .Select(row => row.Time("shipped_at"))
            .Select(time => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time.Hour is >= 8 and < 17),
        ["orders.after-registration"] = shop => shop["orders"]
            .Select(row => row.Time("ordered_at") > CustomerOf(shop, row).Time("created_at")),
        ["orders.total-is-sum-of-lines"] = shop => shop["orders"]
            .Select(row => row.Money("total") == LinesOf(shop, row).Sum(line => line.Money("line_total"))),
        ["orders.items-are-sum-of-quantities"] = shop => shop["orders"]
            .Select(row => row.Number("item_count") == LinesOf(shop, row).Sum(line => line.Number("quantity"))),
    };

    private static IEnumerable<(ShopRow Row, ShopRow Employee)> Assisted(ShopRows shop) =>
        shop["orders"]
            .Where(row => row.Has("employee_id"))
            .Select(row => (row, shop.One("employee", "employee_id", row.Number("employee_id"))));

    private static ShopRow CustomerOf(ShopRows shop, ShopRow order) =>
        shop.One("customer", "customer_id", order.Number("customer_id"));

    private static IEnumerable<ShopRow> LinesOf(ShopRows shop, ShopRow order) =>
        shop.Of("order_line", "order_id", order.Number("order_id"));

    private static IEnumerable<bool> CountsFromOne(IEnumerable<ShopRow> ordersOfYear) => ordersOfYear
        .OrderBy(row => row.Number("order_id"))
        .Select((row, position) => int.Parse(row.Text("order_number")[9..], CultureInfo.InvariantCulture) == position + 1);
}
