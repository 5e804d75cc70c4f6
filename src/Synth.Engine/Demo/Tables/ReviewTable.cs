using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Tables;

/// <summary>What customers say.</summary>
internal static class ReviewTable
{
    public static IShopTable Review() => new ShopTableBuilder<(int Id, Review Review)>(
            "review", shop => shop.Reviews.Select((review, position) => (position + 1, review)))
        .Numbered("review_id", row => row.Id)
        .Integer("customer_id", row => row.Review.CustomerId, bits: 64)
        .Integer("product_id", row => row.Review.ProductId, bits: 64)
        .Integer("rating", row => row.Review.Rating, bits: 16)
        .Text("title", 80, row => row.Review.Title, nullable: true)
        .Text("body", null, row => row.Review.Body, nullable: true)
        .Integer("helpful_votes", row => row.Review.HelpfulVotes, otherwise: 0)
        .Timestamp("created_at", row => row.Review.CreatedAt)
        .Unique("customer_id", "product_id")
        .References("customer", [("customer_id", "customer_id")], indexed: false)
        .References("product", [("product_id", "product_id")])
        .Check("rating", "rating BETWEEN 1 AND 5")
        .Check("helpful_votes", "helpful_votes >= 0")
        .Build();
}
