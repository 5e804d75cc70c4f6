namespace Synth.Engine.Demo.Rows;

/// <summary>A product that carries a tag.</summary>
internal sealed record ProductTag(int ProductId, int TagId);
