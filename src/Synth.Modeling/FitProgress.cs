namespace Synth.Modeling;

/// <summary>How far a fit has come.</summary>
/// <param name="Done">Forests trained.</param>
/// <param name="Total">Forests in all.</param>
public readonly record struct FitProgress(int Done, int Total);
