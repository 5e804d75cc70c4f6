namespace Synth.Evaluation;

/// <summary>How much the synthetic rows help to guess one column of a row whose other columns are known.</summary>
/// <param name="Column">The column that is guessed.</param>
/// <param name="Risk">How much more often the guess is right for rows that the fit saw.</param>
public sealed record AttributeInference(string Column, AttackRisk Risk);
