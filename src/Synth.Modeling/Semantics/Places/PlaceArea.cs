namespace Synth.Modeling;

/// <summary>A part of the world whose places stand in for each other.</summary>
/// <param name="Country">The two letters of its country; null for all countries that too few families share.</param>
/// <param name="Region">The name or code of a region that enough families share; null for the rest of the country.</param>
internal sealed record PlaceArea(string? Country, string? Region)
{
    /// <summary>All countries that too few families share.</summary>
    public static PlaceArea Elsewhere { get; } = new(null, null);
}
