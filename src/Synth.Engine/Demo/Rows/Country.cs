namespace Synth.Engine.Demo.Rows;

/// <summary>A country that the shop delivers to.</summary>
internal sealed record Country(string Code, string Name, string Currency);
