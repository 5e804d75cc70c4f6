using System.Globalization;
using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Categories under categories, up to four levels deep, with products in those that have none below: level and number of products follow
/// from the tree, margins from the department at its top.
/// </summary>
internal static class CategoryTree
{
    private static readonly string[] Departments = ["garden", "kitchen", "office", "sports", "toys"];
    private static readonly string[] Kinds = ["tools", "small", "large", "sets", "spares", "seasonal", "outlet", "premium"];

    public static Structure Structure { get; } = new(
        "categories",
        160,
        [
            SchemaBuilder.Table(
                "category",
                Id,
                Integer("parent_id").OrNull(),
                Integer("level"),
                Text("name"),
                Text("department", 12),
                Flag("is_leaf"),
                Integer("product_count"),
                Real("margin")).WithKey("id").WithForeignKey("category", ("parent_id", "id")),
            SchemaBuilder.Table(
                "product",
                Id,
                Integer("category_id"),
                Text("sku", 16),
                Amount("cost"),
                Amount("price"),
                Integer("stock"),
                Date("listed_on")).WithKey("id").WithUnique("sku").WithForeignKey("category", ("category_id", "id")),
        ],
        family => Write(family, null, 1, family.Pick<string>(Departments, 1.4), 0.2 + (0.05 * family.Normal())));

    private static void Write(FamilyWriter family, int? parent, int level, string department, double margin)
    {
        var children = level == 4 ? 0 : level == 1 ? 2 + family.Below(3) : family.Happens(0.55) ? 0 : 1 + family.Below(4);
        var products = children > 0 ? 0 : family.Geometric(3);
        var own = Math.Round(margin + (0.01 * family.Normal()), 3);
        var name = $"{department} {family.Pick<string>(Kinds)} {family.Below(90) + 10}";
        var id = family.Add("category", parent, level, name, department, children == 0, products, own);
        var median = family.LogNormal(department == "toys" ? 900 : 2500, 0.4);
        for (; products > 0; products--)
        {
            var cost = Math.Round(family.LogNormal(median, 0.5)) / 100;
            var prefix = department[..2].ToUpperInvariant();
            family.Add(
                "product",
                id,
                string.Create(CultureInfo.InvariantCulture, $"{prefix}-{family.Family:000}-{family.Below(1_000_000):000000}"),
                Cents(cost),
                Cents(Math.Ceiling(cost * (1 + own)) - 0.01),
                family.Geometric(20),
                Day(2022, 1, 1) + family.Below(700));
        }

        for (; children > 0; children--)
        {
            Write(family, id, level + 1, department, own);
        }
    }
}
