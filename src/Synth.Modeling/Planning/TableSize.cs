namespace Synth.Modeling;

/// <summary>How many rows a table shall have, instead of what the general scale makes of it. Exactly one of the two is given.</summary>
/// <param name="Rows">A number of rows, at least 1.</param>
/// <param name="Scale">Rows relative to the source's, from 0.0001 to 10,000.</param>
public sealed record TableSize(long? Rows = null, double? Scale = null);
