using Synth.Data;
using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes all orders of a customer, one after the other in time.</summary>
/// <param name="stream">The stream of orders.</param>
/// <param name="baskets">Fills them.</param>
/// <param name="employees">Those who may take them.</param>
internal sealed class OrderMaker(RandomStream stream, BasketMaker baskets, IReadOnlyList<Employee> employees)
{
    private readonly Employee[] sellers = [.. employees.Where(employee => employee.Department == "Sales" && employee.Level >= 3)];

    public IReadOnlyList<Order> Make(Shopper shopper)
    {
        var draws = new Draws(stream.Derive(shopper.Customer.Id));
        var orders = new List<Order>();
        var bought = new List<Product>();
        foreach (var time in OrderTimes.Draw(draws, shopper))
        {
            var order = MakeOne(draws, shopper, time, bought, isFirst: orders.Count == 0);
            orders.Add(order);
            bought.AddRange(order.Lines.Select(line => line.Product));
        }

        return orders;
    }

    private Order MakeOne(Draws draws, Shopper shopper, DateTime orderedAt, List<Product> bought, bool isFirst)
    {
        var lines = baskets.Fill(draws, shopper, orderedAt, bought);
        var payments = PaymentMaker.Intend(draws, shopper, orderedAt, lines.Sum(line => line.Total));
        var fulfilment = FulfilmentMaker.Decide(draws, shopper, orderedAt, lines, payments, isFirst);
        var channel = Channel(draws, shopper);
        return new Order
        {
            CustomerId = shopper.Customer.Id,
            AddressNumber = AddressOf(draws, shopper).Number,
            Channel = channel,
            EmployeeId = channel is "phone" or "store" ? SellerOn(draws, DateOnly.FromDateTime(orderedAt)).Id : null,
            OrderedAt = orderedAt,
            Lines = lines,
            Fulfilment = fulfilment,
            Payments = Received(draws, fulfilment, payments),
        };
    }

    private static string Channel(Draws draws, Shopper shopper) =>
        draws.Chance(shopper.IsCompany || shopper.Age > 60 ? 0.3 : 0.06) ? "phone"
        : shopper.Customer.CountryCode == "DE" && draws.Chance(0.15) ? "store"
        : draws.Chance(shopper.Age < 40 ? 0.6 : 0.2) ? "app"
        : "web";

    private static Address AddressOf(Draws draws, Shopper shopper) =>
        draws.Chance(0.8) ? shopper.Addresses.Single(address => address.IsDefault) : draws.Pick(shopper.Addresses);

    private Employee SellerOn(Draws draws, DateOnly date) => draws.PickEarly(sellers.Where(seller => seller.HiredOn < date).ToArray());

    private static IReadOnlyList<Payment> Received(Draws draws, Fulfilment fulfilment, IReadOnlyList<Payment> payments) => fulfilment switch
    {
        { Status: "pending" } => [],
        { CancelledAt: { } cancelledAt } => payments.All(payment => payment.PaidAt < cancelledAt) && draws.Chance(0.4) ? payments : [],
        _ => payments,
    };
}
