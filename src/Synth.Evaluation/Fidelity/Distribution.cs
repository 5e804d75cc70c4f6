using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The distribution of one variable on both sides, as a plot shows it. Holds no value that only few source rows have.</summary>
/// <param name="Labels">The bars: ranges, or values that are common enough to be shown.</param>
/// <param name="IsOrdered">Whether the bars are ranges in order.</param>
/// <param name="Source">Shares of the source's rows per bar; they sum to 1.</param>
/// <param name="Synthetic">Shares of the synthetic rows per bar.</param>
public sealed record Distribution(ValueList<string> Labels, bool IsOrdered, ValueList<double> Source, ValueList<double> Synthetic);
