namespace Synth.Engine.Demo.Words;

/// <summary>A country that customers live in, and how names, phones and addresses look there.</summary>
/// <param name="CountryCode">The country.</param>
/// <param name="Share">Its part of the customers; all shares together are 1.</param>
/// <param name="Locale">Bogus' name for its names and streets.</param>
/// <param name="PhonePattern">The form of a phone number; <c>#</c> is a digit.</param>
/// <param name="TransitDays">Mean days from warehouse to door.</param>
/// <param name="Cities">Its cities, the largest first.</param>
internal sealed record Market(
    string CountryCode, double Share, string Locale, string PhonePattern, double TransitDays, IReadOnlyList<City> Cities);
