namespace Synth.Engine.Demo.Words;

/// <summary>The second level.</summary>
internal sealed record Aisle(string Name, IReadOnlyList<Shelf> Shelves);
