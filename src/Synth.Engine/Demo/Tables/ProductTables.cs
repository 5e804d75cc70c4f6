using Synth.Engine.Demo.Rows;
using Synth.Schema;

namespace Synth.Engine.Demo.Tables;

/// <summary>What the shop sells.</summary>
internal static class ProductTables
{
    public static IShopTable Category() => new ShopTableBuilder<Category>("category", shop => shop.Categories)
        .Comment("Departments, aisles and shelves: three levels.")
        .Numbered("category_id", category => category.Id)
        .Integer("parent_id", category => category.ParentId, nullable: true, bits: 64)
        .Text("code", 3, category => category.Code).Comment("The department's code, the same in all its categories.")
        .Text("name", 60, category => category.Name)
        .References("category", [("parent_id", "category_id")])
        .Build();

    public static IShopTable Product() => new ShopTableBuilder<Product>("product", shop => shop.Products)
        .Numbered("product_id", product => product.Id)
        .Text("sku", 9, product => product.Sku).Comment("The category's code and the product's number.")
        .Text("name", 120, product => product.Name)
        .Integer("category_id", product => product.CategoryId, bits: 64)
        .Decimal("price", 10, 2, product => product.Price)
        .Integer("weight_g", product => product.WeightGrams, nullable: true)
        .Date("launched_on", product => product.LaunchedOn)
        .Boolean("discontinued", product => product.DiscontinuedOn is not null, otherwise: false)
        .Date("discontinued_at", product => product.DiscontinuedOn, nullable: true)
        .Unique("sku")
        .References("category", [("category_id", "category_id")])
        .Check("price", "price > 0")
        .Check("weight", "weight_g > 0")
        .Check("life", "discontinued_at >= launched_on")
        .Build();

    public static IShopTable Tag() => new ShopTableBuilder<Tag>("tag", shop => shop.Tags)
        .Integer("tag_id", tag => tag.Id)
        .Text("name", 40, tag => tag.Name)
        .PrimaryKey("tag_id")
        .Unique("name")
        .Build();

    public static IShopTable ProductTag() => new ShopTableBuilder<ProductTag>("product_tag", shop => shop.ProductTags)
        .Integer("product_id", pair => pair.ProductId, bits: 64)
        .Integer("tag_id", pair => pair.TagId)
        .PrimaryKey("product_id", "tag_id")
        .References("product", [("product_id", "product_id")], ReferentialAction.Cascade, indexed: false)
        .References("tag", [("tag_id", "tag_id")])
        .Build();
}
