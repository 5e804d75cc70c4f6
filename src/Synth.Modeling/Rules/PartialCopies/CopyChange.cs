namespace Synth.Modeling;

/// <summary>A day before which a column is copied more often, or less often, than from then on: the day of a new price list.</summary>
/// <param name="Date">The date by which rows are told: of the row, or of one above it.</param>
/// <param name="Ticks">The day, in ticks.</param>
/// <param name="Before">The share of copies before it.</param>
/// <param name="Since">The share of copies from it on.</param>
internal sealed record CopyChange(RuleColumn Date, decimal Ticks, double Before, double Since);
