using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Labels the products: some labels for a reason, the others at random, a few products not at all.</summary>
internal static class TagMaker
{
    public static IReadOnlyList<Tag> Tags { get; } = [.. Phrases.Tags.Select((name, i) => new Tag(i + 1, name))];

    public static IReadOnlyList<ProductTag> Make(RandomStream stream, IReadOnlyList<Product> products) =>
        [.. products.SelectMany(product => TagsOf(new Draws(stream.Derive(product.Id)), product))];

    private static IEnumerable<ProductTag> TagsOf(Draws draws, Product product) =>
        [.. Tags.Where(tag => draws.Chance(Affinity(tag.Name, product))).Select(tag => new ProductTag(product.Id, tag.Id))];

    private static double Affinity(string tag, Product product) => tag switch
    {
        "bestseller" => product.PopularityRank < 6 ? 0.9 : 0.01,
        "new" => product.LaunchedOn.Year >= 2024 ? 0.8 : 0.02,
        "under 10" => product.Price < 10 ? 0.85 : 0,
        "premium" => product.Price > 150 ? 0.6 : 0.02,
        "heavy" => product.WeightGrams > 3000 ? 0.7 : 0,
        "for children" => Departments.All[product.Department].Code == "TOY" ? 0.7 : 0.03,
        "summer" => Departments.All[product.Department].Code is "GAR" or "SPO" ? 0.4 : 0.03,
        "limited" => product.DiscontinuedOn is null ? 0.01 : 0.3,
        _ => 0.1,
    };
}
