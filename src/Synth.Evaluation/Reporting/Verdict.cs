using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The verdict in plain words.</summary>
/// <param name="Fidelity">How like the source it is.</param>
/// <param name="Privacy">How far from its individuals.</param>
/// <param name="Integrity">Whether the schema's promises are kept.</param>
/// <param name="Utility">What it is worth to those who learn from it.</param>
/// <param name="Remarks">What else a reader has to know: sampled, copied or small tables.</param>
public sealed record Verdict(string Fidelity, string Privacy, string Integrity, string Utility, ValueList<string> Remarks);
