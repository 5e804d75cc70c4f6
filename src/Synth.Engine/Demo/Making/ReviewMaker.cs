using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes the reviews of a customer: at most one for each product, after its first delivery.</summary>
internal sealed class ReviewMaker(RandomStream stream)
{
    public IReadOnlyList<Review> Make(Shopper shopper, IReadOnlyList<Order> orders)
    {
        var draws = new Draws(stream.Derive(shopper.Customer.Id));
        var seen = new HashSet<int>();
        var eagerness = draws.LogNormal(0.09, 0.8);
        return [.. orders
            .Where(order => order.Fulfilment.DeliveredAt is not null)
            .SelectMany(order => order.Lines.Select(line => (Order: order, line.Product)))
            .Where(purchase => seen.Add(purchase.Product.Id) && draws.Chance(eagerness))
            .Select(purchase => MakeOne(draws, shopper, purchase.Order, purchase.Product))
            .Where(review => review.CreatedAt <= ShopCalendar.Now)];
    }

    private static Review MakeOne(Draws draws, Shopper shopper, Order order, Product product)
    {
        var isReturned = order.Fulfilment.Status == "returned";
        var mood = 4.3 + product.Quality + (0.5 * shopper.Taste.Kindness) + (0.9 * draws.Normal()) - (isReturned ? 2 : 0);
        var rating = (int)Math.Clamp(Math.Round(mood), 1, 5);
        var body = draws.Chance(rating switch { 1 => 0.05, 2 => 0.2, 5 => 0.45, _ => 0.35 }) ? null : Body(draws, rating);
        return new Review(
            shopper.Customer.Id,
            product.Id,
            rating,
            body is null || draws.Chance(0.2) ? null : draws.Pick(Phrases.Titles[rating - 1]),
            body,
            draws.Chance(0.7) ? 0 : draws.Poisson(draws.Exponential(rating < 3 ? 6 : 2)),
            (order.Fulfilment.DeliveredAt!.Value + TimeSpan.FromDays(draws.LogNormal(6, 1))).ToSecond());
    }

    private static string Body(Draws draws, int rating)
    {
        var sentences = Phrases.Sentences[rating - 1];
        var count = 1 + draws.Below(rating is 1 or 5 ? 3 : 2);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => draws.Pick(sentences)).Distinct());
    }
}
