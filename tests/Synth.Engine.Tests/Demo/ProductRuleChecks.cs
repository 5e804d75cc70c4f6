using System.Globalization;

namespace Synth.Engine.Tests.Demo;

internal static class ProductRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["category.code-is-parents"] = shop => shop["category"].Where(row => row.Has("parent_id"))
            .Select(row => row.Text("code") == shop.One("category", "category_id", row.Number("parent_id")).Text("code")),
        ["product.sku-from-code-and-id"] = shop => shop["product"].Select(row =>
            row.Text("sku") == shop.One("category", "category_id", row.Number("category_id")).Text("code")
                + "-" + row.Number("product_id").ToString("00000", CultureInfo.InvariantCulture)),
        ["product.price-ends-in-99"] = shop => shop["product"].Select(row => row.Money("price") % 1 == 0.99m),
        ["product.discontinued-has-date"] = shop => shop["product"].Select(row => row.Has("discontinued_at") == row.Flag("discontinued")),
        ["product.discontinued-after-launch"] = shop => shop["product"].Where(row => row.Has("discontinued_at"))
            .Select(row => row.Date("discontinued_at") > row.Date("launched_on")),
    };
}
