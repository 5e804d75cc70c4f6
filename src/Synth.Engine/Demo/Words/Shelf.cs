namespace Synth.Engine.Demo.Words;

/// <summary>The third level, which products are in.</summary>
/// <param name="Name">The category.</param>
/// <param name="Article">What one product of it is called.</param>
/// <param name="Price">The median price.</param>
/// <param name="Grams">The median weight.</param>
internal sealed record Shelf(string Name, string Article, double Price, double Grams);
