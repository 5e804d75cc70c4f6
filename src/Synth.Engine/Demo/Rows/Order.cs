namespace Synth.Engine.Demo.Rows;

/// <summary>An order with its lines and payments, before all orders of the shop are numbered.</summary>
internal sealed record Order
{
    public required int CustomerId { get; init; }

    public required int AddressNumber { get; init; }

    public required string Channel { get; init; }

    public required int? EmployeeId { get; init; }

    public required DateTime OrderedAt { get; init; }

    public required Fulfilment Fulfilment { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    public required IReadOnlyList<Payment> Payments { get; init; }

    public int ItemCount => Lines.Sum(line => line.Quantity);

    public decimal Total => Lines.Sum(line => line.Total);
}
