namespace Synth.Engine.Demo.Words;

/// <summary>A main department: the first level of the category tree.</summary>
internal sealed record Department(string Code, string Name, IReadOnlyList<Aisle> Aisles);
