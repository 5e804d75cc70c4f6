namespace Synth.Engine.Demo.Rows;

/// <summary>All rows of the shop. Those that reference rows of their own table come after them.</summary>
internal sealed record Shop
{
    public required IReadOnlyList<Country> Countries { get; init; }

    public required IReadOnlyList<Category> Categories { get; init; }

    public required IReadOnlyList<Product> Products { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public required IReadOnlyList<ProductTag> ProductTags { get; init; }

    public required IReadOnlyList<Employee> Employees { get; init; }

    public required IReadOnlyList<Customer> Customers { get; init; }

    public required IReadOnlyList<Address> Addresses { get; init; }

    public required IReadOnlyList<NumberedOrder> Orders { get; init; }

    public required IReadOnlyList<Review> Reviews { get; init; }
}
