namespace Synth.Engine.Demo.Rows;

/// <summary>One of a customer's addresses, numbered from 1 for each customer.</summary>
internal sealed record Address(
    int CustomerId, int Number, string Kind, string Street, string City, string PostalCode, string CountryCode, bool IsDefault);
