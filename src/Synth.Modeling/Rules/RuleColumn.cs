namespace Synth.Modeling;

/// <summary>A column of a row or of one above it.</summary>
/// <param name="Generations">0 for the row itself, 1 for its primary parent, 2 for the grandparent.</param>
/// <param name="Column">The column.</param>
internal sealed record RuleColumn(int Generations, string Column);
