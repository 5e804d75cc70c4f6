namespace Synth.Evaluation;

/// <summary>The time that a part of the run took.</summary>
/// <param name="Part">The part, for people.</param>
/// <param name="Seconds">The time in seconds.</param>
public sealed record TimedPart(string Part, double Seconds);
