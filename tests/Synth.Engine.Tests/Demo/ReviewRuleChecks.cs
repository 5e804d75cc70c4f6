namespace Synth.Engine.Tests.Demo;

internal static class ReviewRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["review.product-was-delivered"] = shop => shop["review"].Select(row => shop
            .Of("orders", "customer_id", row.Number("customer_id"))
            .Where(order => order.Has("delivered_at") && order.Time("delivered_at") <= row.Time("created_at"))
            .SelectMany(order => shop.Of("order_line", "order_id", order.Number("order_id")))
            .Any(line => line.Number("product_id") == row.Number("product_id"))),
        ["review.title-needs-body"] = shop => shop["review"].Where(row => row.Has("title")).Select(row => row.Has("body")),
        ["review.numbered-in-time"] = shop => RuleChecks.FollowsInOrder(shop["review"], "review_id", row => row.Time("created_at")),
    };
}
