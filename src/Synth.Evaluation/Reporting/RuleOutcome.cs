using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>How far a rule of the source is kept.</summary>
/// <param name="Table">The table whose rows it speaks of.</param>
/// <param name="Rule">The rule, for people; names of tables and columns, and values that several families have.</param>
/// <param name="Kept">The share of synthetic rows that keep it, 0 to 1.</param>
/// <param name="Rows">Synthetic rows that it speaks of.</param>
public sealed record RuleOutcome(TableName Table, string Rule, double Kept, int Rows)
{
    /// <summary>The share of unseen rows that keep it; null where too few rows can tell.</summary>
    public double? Ceiling { get; init; }
}
