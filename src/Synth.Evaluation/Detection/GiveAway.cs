namespace Synth.Evaluation;

/// <summary>A variable by which a classifier told synthetic rows from source rows.</summary>
/// <param name="Feature">The variable.</param>
/// <param name="Weight">Its part of what all variables contributed, 0 to 1.</param>
/// <param name="Distribution">Its distribution on both sides.</param>
public sealed record GiveAway(string Feature, double Weight, Distribution Distribution);
