namespace Synth.Engine.Demo.Rows;

/// <summary>An order with its key and its number, both of which follow the time of all orders.</summary>
internal sealed record NumberedOrder(int Id, string Number, Order Order);
