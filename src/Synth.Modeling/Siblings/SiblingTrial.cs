using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How a way to make siblings did on families that it was not fitted on.</summary>
/// <param name="Table">The table whose rows are siblings.</param>
/// <param name="Way">The way, for people.</param>
/// <param name="Families">How well families can be told apart by their summaries: area under the curve, 0.5 is best.</param>
/// <param name="Rows">How well rows can be told apart one by one: area under the curve, 0.5 is best.</param>
/// <param name="Nearer">The share of made families nearer to one that was fitted than to one that was not; 1 is copying.</param>
/// <param name="IsKept">Whether it was chosen.</param>
public sealed record SiblingTrial(TableName Table, string Way, double Families, double Rows, double Nearer, bool IsKept);
