using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Decides what becomes of an order by <see cref="ShopCalendar.Now"/>.</summary>
internal static class FulfilmentMaker
{
    /// <summary>The fate of an order.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="shopper">Who ordered.</param>
    /// <param name="orderedAt">When.</param>
    /// <param name="lines">What.</param>
    /// <param name="payments">The intended payments.</param>
    /// <param name="isFirst">Whether it is the customer's first order.</param>
    public static Fulfilment Decide(
        Draws draws, Shopper shopper, DateTime orderedAt, IReadOnlyList<OrderLine> lines, IReadOnlyList<Payment> payments, bool isFirst)
    {
        if (Cancellation(draws, orderedAt, lines, isFirst) is { } cancelledAt && cancelledAt <= ShopCalendar.Now)
        {
            return new Fulfilment("cancelled", null, null, cancelledAt);
        }

        var paidAt = payments[0].Method == "invoice" ? orderedAt : payments.Max(payment => payment.PaidAt);
        if (paidAt > ShopCalendar.Now)
        {
            return new Fulfilment("pending", null, null, null);
        }

        var shippedAt = Dispatch(draws, paidAt);
        if (shippedAt > ShopCalendar.Now)
        {
            return new Fulfilment("paid", null, null, null);
        }

        var deliveredAt = Arrival(draws, shippedAt, shopper.Market.TransitDays);
        if (deliveredAt > ShopCalendar.Now || draws.Chance(0.004))
        {
            return new Fulfilment("shipped", shippedAt, null, null);
        }

        return new Fulfilment(draws.Chance(Return(lines)) ? "returned" : "delivered", shippedAt, deliveredAt, null);
    }

    private static DateTime? Cancellation(Draws draws, DateTime orderedAt, IReadOnlyList<OrderLine> lines, bool isFirst)
    {
        var probability = 0.025 + (isFirst ? 0.02 : 0) + (lines.Sum(line => line.Total) > 400 ? 0.05 : 0);
        return draws.Chance(probability) ? (orderedAt + TimeSpan.FromHours(draws.LogNormal(7, 1))).ToSecond() : null;
    }

    /// <summary>The warehouse works on weekdays from eight to five.</summary>
    private static DateTime Dispatch(Draws draws, DateTime paidAt)
    {
        var ready = paidAt + TimeSpan.FromHours(draws.LogNormal(14, 0.7));
        var day = ready.Hour < 17 ? ready.Date : ready.Date.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return day == ready.Date && ready.Hour >= 8 ? ready.ToSecond() : (day + TimeSpan.FromHours(draws.Uniform(8, 17))).ToSecond();
    }

    private static DateTime Arrival(Draws draws, DateTime shippedAt, double transitDays)
    {
        var days = Math.Max(1, (int)Math.Round(draws.LogNormal(transitDays, 0.35)));
        return (shippedAt.Date.AddDays(days) + TimeSpan.FromHours(draws.Uniform(9, 19))).ToSecond();
    }

    private static double Return(IReadOnlyList<OrderLine> lines) =>
        lines.Any(line => line.Product.Quality < -0.5) ? 0.05 : lines.Any(line => line.Product.Price > 150) ? 0.03 : 0.012;
}
