namespace Synth.Engine.Demo.Rows;

/// <summary>A label for products.</summary>
internal sealed record Tag(int Id, string Name);
