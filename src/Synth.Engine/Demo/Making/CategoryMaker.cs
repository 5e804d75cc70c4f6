using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Numbers the category tree, parents first, and keeps what products of each leaf are like.</summary>
internal static class CategoryMaker
{
    public static (IReadOnlyList<Category> Categories, IReadOnlyList<Leaf> Leaves) Make()
    {
        var categories = new List<Category>();
        var leaves = new List<Leaf>();
        foreach (var (number, department) in Departments.All.Index())
        {
            var root = Add(null, department.Code, department.Name);
            foreach (var aisle in department.Aisles)
            {
                var middle = Add(root.Id, department.Code, aisle.Name);
                leaves.AddRange(aisle.Shelves.Select(shelf => new Leaf(Add(middle.Id, department.Code, shelf.Name), number, shelf)));
            }
        }

        return (categories, leaves);

        Category Add(int? parentId, string code, string name)
        {
            var category = new Category(categories.Count + 1, parentId, code, name);
            categories.Add(category);
            return category;
        }
    }

    /// <summary>A category that products are in.</summary>
    internal sealed record Leaf(Category Category, int Department, Shelf Shelf);
}
