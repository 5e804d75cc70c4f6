namespace Synth.Engine.Demo.Rows;

/// <summary>An article. What is marked as hidden causes other values and is in no column.</summary>
internal sealed record Product
{
    public required int Id { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required int CategoryId { get; init; }

    public required decimal Price { get; init; }

    public required int? WeightGrams { get; init; }

    public required DateOnly LaunchedOn { get; init; }

    public required DateOnly? DiscontinuedOn { get; init; }

    /// <summary>Hidden: position in the range of departments.</summary>
    public required int Department { get; init; }

    /// <summary>Hidden: how well it is liked, around 0.</summary>
    public required double Quality { get; init; }

    /// <summary>Hidden: 0 for the best seller of its department.</summary>
    public required int PopularityRank { get; init; }

    /// <summary>Hidden: what it cost before <see cref="RepricedOn"/>.</summary>
    public required decimal FormerPrice { get; init; }

    /// <summary>Hidden: from when <see cref="Price"/> holds.</summary>
    public required DateOnly RepricedOn { get; init; }

    public bool IsOnSale(DateOnly date) => date >= LaunchedOn && (DiscontinuedOn is null || date < DiscontinuedOn);

    public decimal PriceAt(DateOnly date) => date >= RepricedOn ? Price : FormerPrice;
}
