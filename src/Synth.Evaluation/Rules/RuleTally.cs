namespace Synth.Evaluation;

/// <summary>How many rows keep a rule.</summary>
/// <param name="Kept">Rows that keep it.</param>
/// <param name="Rows">Rows that it speaks of.</param>
internal readonly record struct RuleTally(int Kept, int Rows)
{
    /// <summary>The share that keeps it; 1 where it speaks of none.</summary>
    public double Share => Rows == 0 ? 1 : Kept / (double)Rows;
}
