namespace Synth.Evaluation;

/// <summary>How far a rule of the source is kept.</summary>
/// <param name="Rule">The rule, for people; names of tables and columns, and values that many rows have.</param>
/// <param name="Kept">The share of synthetic rows that keep it, 0 to 1.</param>
/// <param name="Rows">Rows that it speaks of.</param>
public sealed record RuleOutcome(string Rule, double Kept, long Rows);
