using System.Globalization;
using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes the whole shop, customer by customer; then numbers what is numbered across customers.</summary>
internal static class ShopMaker
{
    /// <summary>The rows. A function of the options alone.</summary>
    public static Shop Make(ShopOptions options, CancellationToken cancellationToken)
    {
        var stream = RandomStream.FromSeed(options.Seed).Derive("shop");
        var people = new People();
        var (categories, leaves) = CategoryMaker.Make();
        var products = ProductMaker.Make(stream.Derive("product"), Math.Max(options.ProductCount, 2 * Departments.All.Count), leaves);
        var employees = new EmployeeMaker(stream.Derive("employee"), people).Make(options.EmployeeCount);
        var customers = new CustomerMaker(stream.Derive("customer"), people);
        var orders = new OrderMaker(stream.Derive("order"), new BasketMaker(new Catalogue(products)), employees);
        var reviews = new ReviewMaker(stream.Derive("review"));

        var files = new List<CustomerFile>(options.CustomerCount);
        foreach (var (position, createdAt) in Registrations(stream.Derive("registration"), options.CustomerCount).Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(MakeFile(stream, customers.Make(position + 1, createdAt), orders, reviews));
        }

        return new Shop
        {
            Countries = Markets.Countries,
            Categories = categories,
            Products = products,
            Tags = TagMaker.Tags,
            ProductTags = TagMaker.Make(stream.Derive("tag"), products),
            Employees = employees,
            Customers = [.. files.Select(file => file.Customer)],
            Addresses = [.. files.SelectMany(file => file.Addresses)],
            Orders = Number(files.SelectMany(file => file.Orders)),
            Reviews = [.. files.SelectMany(file => file.Reviews).OrderBy(review => review.CreatedAt)],
        };
    }

    private static IEnumerable<DateTime> Registrations(RandomStream stream, int count) =>
        Enumerable.Range(0, count).Select(i => ShopCalendar.Registration(stream.Uniform(i))).Order();

    private static CustomerFile MakeFile(RandomStream stream, Shopper shopper, OrderMaker orders, ReviewMaker reviews)
    {
        var ordered = orders.Make(shopper);
        var tier = LoyaltyTiers.Decide(new Draws(stream.Derive("tier").Derive(shopper.Customer.Id)), shopper, ordered);
        return new CustomerFile(shopper.Customer with { LoyaltyTier = tier }, shopper.Addresses, ordered, reviews.Make(shopper, ordered));
    }

    private static IReadOnlyList<NumberedOrder> Number(IEnumerable<Order> orders)
    {
        var countOfYear = new Dictionary<int, int>();
        return [.. orders.OrderBy(order => order.OrderedAt).Select((order, position) =>
        {
            var year = order.OrderedAt.Year;
            var number = countOfYear[year] = countOfYear.GetValueOrDefault(year) + 1;
            return new NumberedOrder(position + 1, string.Create(CultureInfo.InvariantCulture, $"ORD-{year}-{number:000000}"), order);
        })];
    }

    private sealed record CustomerFile(
        Customer Customer, IReadOnlyList<Address> Addresses, IReadOnlyList<Order> Orders, IReadOnlyList<Review> Reviews);
}
