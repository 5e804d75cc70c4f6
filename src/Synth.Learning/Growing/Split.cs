namespace Synth.Learning;

/// <summary>How a node sends its rows to its children.</summary>
/// <param name="Feature">Number of the feature in the matrix.</param>
/// <param name="Kind">Whether <paramref name="Threshold"/> (ordinal) or <paramref name="LeftBins"/> (nominal) decides.</param>
/// <param name="Threshold">The last bin that goes left.</param>
/// <param name="LeftBins">The bins that go left.</param>
internal readonly record struct Split(int Feature, FeatureKind Kind, byte Threshold, BinSet LeftBins);
