namespace Synth.Evaluation;

/// <summary>Something that is measured.</summary>
/// <param name="Name">Its name in reports and gates.</param>
/// <param name="Group">fidelity, utility, privacy or integrity.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Meaning">What the number says, with the best value and, where there is one, the source.</param>
/// <param name="IsHigherBetter">Whether a higher number is better.</param>
public sealed record Metric(string Name, string Group, string Title, string Meaning, bool IsHigherBetter = false);
