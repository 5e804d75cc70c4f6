namespace Synth.Modeling;

/// <summary>A value that enough families share.</summary>
/// <param name="Text">The value.</param>
/// <param name="Rows">How many sampled rows have it.</param>
internal sealed record CategoryValue(string Text, int Rows);
