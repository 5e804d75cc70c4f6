using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Decides how and when an order is to be paid; whether the money came in is decided by what becomes of the order.</summary>
internal static class PaymentMaker
{
    private static readonly string[] Methods = ["card", "wallet", "bank_transfer"];

    /// <summary>One or two payments that sum to the order's total; some may lie after <see cref="ShopCalendar.Now"/>.</summary>
    public static IReadOnlyList<Payment> Intend(Draws draws, Shopper shopper, DateTime orderedAt, decimal total)
    {
        if (shopper.IsCompany && draws.Chance(0.6))
        {
            return [Pay(draws, "invoice", total, orderedAt)];
        }

        var method = Methods[draws.Weighted(Methods.Length, i => Liking(Methods[i], shopper.Age))];
        var split = draws.Chance(0.02) ? "gift_card" : total > 400 && draws.Chance(0.12) ? method : null;
        if (split is null)
        {
            return [Pay(draws, method, total, orderedAt)];
        }

        var part = Math.Round(total * (split == "gift_card" ? 0.25m : 0.5m), 2, MidpointRounding.AwayFromZero);
        return [Pay(draws, split, part, orderedAt), Pay(draws, method, total - part, orderedAt)];
    }

    private static double Liking(string method, int age) => method switch
    {
        "wallet" => age < 40 ? 4 : 1.5,
        "bank_transfer" => age > 55 ? 2.5 : 0.6,
        _ => 5,
    };

    private static Payment Pay(Draws draws, string method, decimal amount, DateTime orderedAt)
    {
        var delay = method switch
        {
            "invoice" => InvoiceDelay(draws, orderedAt),
            "bank_transfer" => TimeSpan.FromHours(draws.Uniform(8, 80)),
            _ => TimeSpan.FromSeconds(draws.Uniform(15, 400)),
        };
        return new Payment(method, amount, (orderedAt + delay).ToSecond(), method == "card" ? draws.Fill("####") : null);
    }

    // Companies that have not paid yet are left out of the picture: all invoices are settled by now.
    private static TimeSpan InvoiceDelay(Draws draws, DateTime orderedAt)
    {
        var due = TimeSpan.FromDays(draws.Uniform(3, 28));
        var open = ShopCalendar.Now - orderedAt;
        return due < open ? due : open * draws.Uniform();
    }
}
