namespace Synth.Engine.Demo.Rows;

/// <summary>A customer: a person, or a person who buys for a company.</summary>
internal sealed record Customer
{
    public required int Id { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string? Gender { get; init; }

    public required string? Company { get; init; }

    public required string Email { get; init; }

    public required string? Phone { get; init; }

    public required DateOnly? BirthDate { get; init; }

    public required string CountryCode { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required bool MarketingConsent { get; init; }

    public required string LoyaltyTier { get; init; }
}
