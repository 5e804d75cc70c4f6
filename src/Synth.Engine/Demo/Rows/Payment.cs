namespace Synth.Engine.Demo.Rows;

/// <summary>Money that came in for an order.</summary>
internal sealed record Payment(string Method, decimal Amount, DateTime PaidAt, string? CardLastDigits);
