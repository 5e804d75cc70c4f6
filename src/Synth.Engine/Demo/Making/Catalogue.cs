using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Chooses products as customers do: a few are ordered very often, most rarely (Zipf's law within a department).</summary>
/// <remarks>Immutable.</remarks>
internal sealed class Catalogue
{
    private const double Exponent = 0.9;
    private const int Attempts = 20;

    private readonly Product[][] departments;
    private readonly double[][] cumulative;

    public Catalogue(IReadOnlyList<Product> products)
    {
        departments = [.. products
            .GroupBy(product => product.Department)
            .OrderBy(group => group.Key)
            .Select(group => group.OrderBy(product => product.PopularityRank).ToArray())];
        cumulative = [.. departments.Select(Accumulate)];
    }

    /// <summary>A product that is on sale on the day, by department, popularity and a price near the budget.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="department">The department.</param>
    /// <param name="date">The day.</param>
    /// <param name="budget">The price that suits the customer, relative to the usual.</param>
    public Product Choose(Draws draws, int department, DateOnly date, double budget)
    {
        var (first, second) = (Draw(draws, department, date), Draw(draws, department, date));
        var dearer = first.Price > second.Price ? first : second;
        var cheaper = ReferenceEquals(dearer, first) ? second : first;
        return draws.Chance(budget / (budget + 1)) ? dearer : cheaper;
    }

    private Product Draw(Draws draws, int department, DateOnly date)
    {
        var (products, weights) = (departments[department], cumulative[department]);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var position = Array.BinarySearch(weights, draws.Uniform() * weights[^1]);
            var product = products[Math.Min(position < 0 ? ~position : position, products.Length - 1)];
            if (product.IsOnSale(date))
            {
                return product;
            }
        }

        return products[0];
    }

    private static double[] Accumulate(Product[] products)
    {
        var sum = 0.0;
        return [.. products.Select((_, rank) => sum += 1 / Math.Pow(rank + 1, Exponent))];
    }
}
