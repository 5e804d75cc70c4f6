using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>The tier of a customer: it follows what they spent, the older are a little ahead, and exceptions are made.</summary>
internal static class LoyaltyTiers
{
    public static string Decide(Draws draws, Shopper shopper, IReadOnlyList<Order> orders)
    {
        var spent = (double)orders.Where(order => order.Fulfilment.CancelledAt is null).Sum(order => order.Total);
        var score = spent * (shopper.Age > 55 ? 1.3 : 1) * draws.LogNormal(1, 0.15);
        return score switch { > 6000 => "platinum", > 2200 => "gold", > 900 => "silver", > 250 => "bronze", _ => "none" };
    }
}
