namespace Synth.Modeling;

/// <summary>A value, or a word of values, of the source that rows can have as it is.</summary>
/// <param name="Text">The value.</param>
/// <param name="Rows">The sampled rows that have it; null where that is not kept.</param>
public sealed record DescribedValue(string Text, int? Rows);
