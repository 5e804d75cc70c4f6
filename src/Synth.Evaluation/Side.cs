namespace Synth.Evaluation;

/// <summary>One side of a comparison: its rows, and the variables of all rows of its dataset.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Features">The variables.</param>
internal sealed record Side(Population Rows, FeatureSource Features);
