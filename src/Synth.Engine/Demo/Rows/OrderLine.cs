namespace Synth.Engine.Demo.Rows;

/// <summary>A product in an order.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">Pieces, at least 1.</param>
/// <param name="UnitPrice">What one piece cost.</param>
/// <param name="Discount">The share that is taken off: 0, 0.05, 0.10 or 0.15.</param>
internal sealed record OrderLine(Product Product, int Quantity, decimal UnitPrice, decimal Discount)
{
    public decimal Total => Math.Round(Quantity * UnitPrice * (1 - Discount), 2, MidpointRounding.AwayFromZero);
}
