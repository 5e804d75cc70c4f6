namespace Synth.Modeling;

/// <summary>How a way to make siblings did on families that it was not fitted on: areas under the curve of a classifier, 0.5 is best.</summary>
/// <param name="Name">The way, for people.</param>
/// <param name="Families">Told apart by the summaries of families.</param>
/// <param name="Rows">Told apart row by row.</param>
/// <param name="Nearer">The share of made families nearer to one it was fitted on than to one it was not; 0.5 is best, 1 is copying.</param>
/// <param name="IsKept">Whether it was chosen.</param>
internal sealed record SiblingTrial(string Name, double Families, double Rows, double Nearer, bool IsKept);
