namespace Synth.Evaluation;

/// <summary>Everything that was measured over a foreign key.</summary>
/// <param name="Fidelity">Synthetic rows against the source.</param>
/// <param name="Ceiling">Unseen rows against the source; null without any.</param>
public sealed record KeyReport(KeyFidelity Fidelity, KeyFidelity? Ceiling);
