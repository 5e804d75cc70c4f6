namespace Synth.Engine.Demo.Making;

/// <summary>When a customer orders: soon after registration, then at their own rate, until they lose interest.</summary>
internal static class OrderTimes
{
    /// <summary>
    /// The times in order, each after registration and not after <see cref="ShopCalendar.Now"/>; none for those who only looked.
    /// </summary>
    public static IEnumerable<DateTime> Draw(Draws draws, Shopper shopper)
    {
        var registered = shopper.Customer.CreatedAt;
        if (draws.Chance(0.07))
        {
            yield break;
        }

        var lastDay = registered.AddDays(draws.Exponential(1400));
        var end = lastDay < ShopCalendar.Now ? lastDay : ShopCalendar.Now;
        var time = registered.AddMinutes(3 + draws.Exponential(draws.Chance(0.7) ? 40 : 20000)).ToSecond();
        while (time <= end)
        {
            yield return time;
            time = Next(draws, time, shopper.Taste.OrdersPerYear);
        }
    }

    // Thinning (Lewis and Shedler 1979): propose at the peak rate, keep in proportion to the day's demand.
    private static DateTime Next(Draws draws, DateTime time, double ordersPerYear)
    {
        do
        {
            time = time.AddDays(draws.Exponential(365 / (ordersPerYear * ShopCalendar.PeakDemand)));
        }
        while (time <= ShopCalendar.Now && !draws.Chance(ShopCalendar.Demand(time) / ShopCalendar.PeakDemand));

        var hour = draws.Chance(0.35) ? 12 + (1.5 * draws.Normal()) : 19.5 + (2 * draws.Normal());
        var habitual = time.Date.AddHours(Math.Clamp(hour, 6, 23.9));
        return (habitual > time ? habitual : time).ToSecond();
    }
}
