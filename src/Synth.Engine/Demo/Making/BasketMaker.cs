using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Fills the basket of one order.</summary>
internal sealed class BasketMaker(Catalogue catalogue)
{
    private const int MostLines = 12;

    /// <summary>The lines, at least one, no product twice.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="shopper">Who buys.</param>
    /// <param name="orderedAt">When.</param>
    /// <param name="bought">What they bought before.</param>
    public IReadOnlyList<OrderLine> Fill(Draws draws, Shopper shopper, DateTime orderedAt, IReadOnlyList<Product> bought)
    {
        var date = DateOnly.FromDateTime(orderedAt);
        var wanted = Math.Min(MostLines, 1 + draws.Poisson(shopper.Taste.ExtraLines * (orderedAt.Month == 12 ? 1.4 : 1)));
        var lines = new List<OrderLine>(wanted);
        for (var i = 0; i < wanted; i++)
        {
            var product = ChooseProduct(draws, shopper, date, bought);
            if (!lines.Exists(line => line.Product.Id == product.Id))
            {
                lines.Add(MakeLine(draws, shopper, date, product));
            }
        }

        return lines;
    }

    private Product ChooseProduct(Draws draws, Shopper shopper, DateOnly date, IReadOnlyList<Product> bought)
    {
        if (bought.Count > 0 && draws.Chance(shopper.Taste.Loyalty) && draws.Pick(bought) is var known && known.IsOnSale(date))
        {
            return known;
        }

        var weights = shopper.Taste.Departments;
        return catalogue.Choose(draws, draws.Weighted(weights.Length, i => weights[i]), date, shopper.Taste.Budget);
    }

    private static OrderLine MakeLine(Draws draws, Shopper shopper, DateOnly date, Product product)
    {
        var mean = (product.Price < 15 ? 0.9 : 0.12) * (shopper.IsCompany ? 4 : 1);
        var quantity = 1 + draws.Poisson(draws.Exponential(mean));
        var price = draws.Chance(0.97) ? product.PriceAt(date) : product.FormerPrice;
        return new OrderLine(product, quantity, price, Discount(draws, date, quantity));
    }

    private static decimal Discount(Draws draws, DateOnly date, int quantity) =>
        quantity >= 10 ? draws.Chance(0.7) ? 0.15m : 0.10m
        : date.Month == 11 && date.Day > 20 ? draws.Chance(0.6) ? 0.10m : 0.05m
        : draws.Chance(0.12) ? 0.05m
        : draws.Chance(0.03) ? 0.10m
        : 0m;
}
