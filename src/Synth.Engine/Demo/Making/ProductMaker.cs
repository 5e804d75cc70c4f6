using System.Globalization;
using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes the products.</summary>
internal static class ProductMaker
{
    /// <summary>The products in order of their keys.</summary>
    /// <param name="stream">Their stream.</param>
    /// <param name="count">How many, at least one per department.</param>
    /// <param name="leaves">The categories that products are in.</param>
    public static IReadOnlyList<Product> Make(RandomStream stream, int count, IReadOnlyList<CategoryMaker.Leaf> leaves)
    {
        var ranks = new int[Departments.All.Count];
        return [.. Enumerable.Range(1, count).Select(MakeOne)];

        Product MakeOne(int id)
        {
            var draws = new Draws(stream.Derive(id));
            var department = (id - 1) % ranks.Length;
            var leaf = draws.PickEarly(leaves.Where(leaf => leaf.Department == department).ToArray());
            return MakeProduct(draws, id, leaf, ranks[department]++);
        }
    }

    private static Product MakeProduct(Draws draws, int id, CategoryMaker.Leaf leaf, int rank)
    {
        // The best seller of each department has always been there, so that there is something to order on any day.
        var launched = rank == 0 || draws.Chance(0.6) ? Day(draws, 2018, 2020) : Day(draws, 2021, 2024);
        var price = draws.LogNormal(leaf.Shelf.Price, 0.45);
        var brand = draws.Pick(Phrases.Brands);
        return new Product
        {
            Id = id,
            Sku = string.Create(CultureInfo.InvariantCulture, $"{leaf.Category.Code}-{id:00000}"),
            Name = $"{brand} {draws.Pick(Phrases.Styles)} {leaf.Shelf.Article}",
            CategoryId = leaf.Category.Id,
            Department = leaf.Department,
            Price = Round(price),
            FormerPrice = Round(price * draws.Uniform(0.82, 0.98)),
            RepricedOn = Day(draws, 2021, 2023),
            WeightGrams = draws.Chance(launched.Year < 2020 ? 0.15 : 0.02)
                ? null
                : (int)Math.Max(5, draws.LogNormal(leaf.Shelf.Grams, 0.3)),
            LaunchedOn = launched,
            DiscontinuedOn = rank > 0 && draws.Chance(launched.Year < 2020 ? 0.18 : 0.05) ? Withdrawal(draws, launched) : null,
            Quality = (0.5 * draws.Normal()) + (brand.Length % 3 * 0.25),
            PopularityRank = rank,
        };
    }

    private static decimal Round(double price) => Math.Floor((decimal)Math.Max(1, price)) + 0.99m;

    private static DateOnly Day(Draws draws, int firstYear, int lastYear) =>
        new DateOnly(firstYear, 1, 1).AddDays(draws.Below(365 * (lastYear - firstYear + 1)));

    private static DateOnly Withdrawal(Draws draws, DateOnly launched)
    {
        var first = launched.AddDays(120);
        return first.AddDays(draws.Below(DateOnly.FromDateTime(ShopCalendar.Now).DayNumber - first.DayNumber));
    }
}
