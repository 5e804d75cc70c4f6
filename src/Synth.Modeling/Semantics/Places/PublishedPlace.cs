namespace Synth.Modeling;

/// <summary>A city that any atlas has, and where it lies.</summary>
/// <param name="Country">The two letters of its country (ISO 3166-1).</param>
/// <param name="RegionCode">The code of its state or province as addresses have it; empty where they have none.</param>
/// <param name="Region">The name of its state, province or county; empty where addresses have none.</param>
/// <param name="City">Its name. No two places have the same.</param>
internal sealed record PublishedPlace(string Country, string RegionCode, string Region, string City);
