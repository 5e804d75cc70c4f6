namespace Synth.Evaluation;

/// <summary>The time between successive children of one parent.</summary>
/// <param name="Column">The date.</param>
/// <param name="Distance">The Kolmogorov-Smirnov distance of the gaps on both sides.</param>
/// <param name="Noise">What it stays below in 999 of 1000 cases for two samples of one law.</param>
/// <param name="GapCount">Gaps of the smaller side.</param>
/// <param name="Plot">The gaps in days.</param>
public sealed record SiblingGap(string Column, double Distance, double Noise, int GapCount, Distribution Plot);
