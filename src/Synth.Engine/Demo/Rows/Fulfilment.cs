namespace Synth.Engine.Demo.Rows;

/// <summary>How far an order has come, and when.</summary>
internal sealed record Fulfilment(string Status, DateTime? ShippedAt, DateTime? DeliveredAt, DateTime? CancelledAt);
